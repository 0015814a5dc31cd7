package io.snaprelay.localaws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.localaws.wire.Honoured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's list of operations is the list of what is served. */
class ReadmeTest {

  @Test
  void theListOfOperationsIsComplete() throws Exception {
    List<String> listed =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.matches("\\| `[a-z]+` \\| [A-Z].*\\|"))
            .filter(line -> !line.startsWith("| `s3`"))
            .toList();
    assertEquals(served(), listed);
  }

  private static List<String> served() throws Exception {
    try (LocalAws aws = LocalAws.builder().lazyServers(true).start()) {
      Map<String, TreeSet<String>> operations =
          aws.honoured().stream()
              .map(Honoured::operation)
              .collect(
                  Collectors.groupingBy(
                      name -> name.service(),
                      TreeMap::new,
                      Collectors.mapping(
                          name -> name.operation(), Collectors.toCollection(TreeSet::new))));
      return operations.entrySet().stream()
          .map(e -> "| `%s` | %s |".formatted(e.getKey(), String.join(", ", e.getValue())))
          .toList();
    }
  }
}
