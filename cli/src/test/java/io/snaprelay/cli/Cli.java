package io.snaprelay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.wire.Json;
import java.io.PrintWriter;
import java.io.StringWriter;

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

  /** Whether it complained in one line, as it shall of everything that a user can mend. */
  public boolean complainsInOneLine() {
    return out.isEmpty() && err.startsWith("snaprelay: ") && err.lines().count() == 1;
  }
}
