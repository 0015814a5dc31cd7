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
  static final List<String> BY_THEMSELVES =
      List.of(
          "copy-service",
          "restore-verify-service",
          "sanitize-service",
          "snapshot-service",
          "step-runtime/container");

  private Recorded() {}

  /**
   * What the modules' own tests on local-aws had to be allowed, each by a service's role.
   *
   * @param home the folder of the project
   * @param build the name of the folders of this build: what an earlier one left proves nothing
   * @return empty if a module's tests did not run in this build
   */
  static Optional<List<Access>> ofModules(Path home, String build) throws IOException {
    List<Access> all = new ArrayList<>();
    for (String module : BY_THEMSELVES) {
      List<Access> own = in(home.resolve(module).resolve("target/accesses").resolve(build));
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
