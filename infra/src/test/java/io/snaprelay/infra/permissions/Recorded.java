package io.snaprelay.infra.permissions;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snaprelay.localaws.policy.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the integration tests of this build had to be allowed. */
final class Recorded {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Recorded() {}

  /** All files of a folder; nothing if there is none. */
  static List<Access> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Access> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        all.addAll(
            JSON.convertValue(
                JSON.readTree(file.toFile()).path("accesses"),
                new TypeReference<List<Access>>() {}));
      }
    }
    return all;
  }
}
