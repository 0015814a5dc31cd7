package io.snaprelay.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The event table of the README is the table from which the rules are made. */
class ReadmeTest {
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z-]+)` \\| [^|]+ \\| ([^|]+) \\| [^|]*\\|");

  @Test
  void theEventTableListsEveryEventAndWhoHearsIt() throws IOException {
    Map<String, Set<String>> documented = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("../README.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        documented.put(row.group(1), new TreeSet<>(List.of(row.group(2).split(", "))));
      }
    }

    assertEquals(wired(), documented);
  }

  private static Map<String, Set<String>> wired() {
    return Arrays.stream(EventTypes.values())
        .collect(
            Collectors.toMap(
                EventTypes::wireName, ReadmeTest::hearers, (first, second) -> first, TreeMap::new));
  }

  private static Set<String> hearers(EventTypes type) {
    return Arrays.stream(Service.values())
        .filter(service -> service.hears().contains(type))
        .map(Service::serviceName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
