package io.snaprelay.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Archives of the classes that a service uses, loaded and linked: a JVM maps them instead of
 * reading jars. Java 25 has its AOT cache (JEP 483, 514), an older one class data sharing (JEP
 * 350). Only the very JVM that made an archive takes it, and only with the same jars.
 */
final class TrainedJvm {
  /** Beside the program. */
  static final String ARCHIVE = "service.archive";

  /** Only this kind of package has its jars on the class path, which archives need. */
  static final String BUILT_BY = "mvn -DskipTests -Dquarkus.package.jar.type=aot-jar package";

  /**
   * Java 25 assembles its cache after the program's end, in a JVM of its own: half a minute idle.
   */
  static final Duration TIME_TO_LEAVE = Duration.ofMinutes(5);

  private static final int FIRST_WITH_AOT_CACHE = 25;

  private TrainedJvm() {}

  /** The option that leaves an archive at the end. */
  static String leave(Path program) {
    return (hasAotCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive(program);
  }

  /** The options that use it, and end the JVM if it does not fit. */
  static List<String> use(Path program) {
    return hasAotCache()
        ? List.of("-XX:AOTCache=" + archive(program), "-XX:AOTMode=on")
        : List.of("-XX:SharedArchiveFile=" + archive(program), "-Xshare:on");
  }

  /**
   * Throws away what was not finished. Java 25 first writes down what it met, in a file beside the
   * cache, and deletes that when the cache is there (JEP 514): where it still lies, the archive is
   * none.
   *
   * @throws UncheckedIOException if it cannot be deleted
   */
  static void tidy(Path program) {
    try {
      if (Files.deleteIfExists(program.resolveSibling(ARCHIVE + ".config"))) {
        Files.deleteIfExists(archive(program));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete what the training left half made", e);
    }
  }

  private static boolean hasAotCache() {
    return Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;
  }

  private static Path archive(Path program) {
    return program.resolveSibling(ARCHIVE);
  }
}
