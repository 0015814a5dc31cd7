package io.snaprelay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.wire.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one command said, run inside the test.
 *
 * @param exit its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record Cli(int exit, String out, String err) {
  public static Cli run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        SnapRelay.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Cli(exit, out.toString(), err.toString());
  }

  JsonNode json() {
    try {
      return Json.mapper().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + out, e);
    }
  }

  /** What doctor found: by code, whom it is about. */
  Map<String, List<String>> findings() {
    Map<String, TreeSet<String>> found = new TreeMap<>();
    for (JsonNode each : json().path("findings")) {
      found
          .computeIfAbsent(each.path("code").asText(), it -> new TreeSet<>())
          .add(each.path("subject").asText());
    }
    Map<String, List<String>> sorted = new TreeMap<>();
    found.forEach((code, subjects) -> sorted.put(code, List.copyOf(subjects)));
    return sorted;
  }

  /** Whether it complained in one line, as it shall of everything that a user can mend. */
  public boolean complainsInOneLine() {
    return out.isEmpty() && err.startsWith("snaprelay: ") && err.lines().count() == 1;
  }
}
