package io.snaprelay.infra.permissions;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snaprelay.localaws.policy.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the integration tests of this build had to be allowed. */
final class Recorded {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> BY_THEMSELVES =
      List.of("copy-service", "restore-verify-service");

  private Recorded() {}

  /**
   * What the services' own tests on local-aws had to be allowed, each by its role.
   *
   * @param home the folder of the project
   * @return empty if a service's tests did not run since its folder was cleaned
   */
  static Optional<List<Access>> ofServices(Path home) throws IOException {
    List<Access> all = new ArrayList<>();
    for (String service : BY_THEMSELVES) {
      List<Access> own = in(home.resolve(service).resolve("target/accesses"));
      if (own.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(own);
    }
    return Optional.of(all);
  }

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
