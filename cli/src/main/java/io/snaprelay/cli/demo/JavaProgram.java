package io.snaprelay.cli.demo;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Which {@code java} starts what is no native executable. */
final class JavaProgram {
  private JavaProgram() {}

  /**
   * The very one that runs this program; a native executable has none, and looks as a shell does.
   */
  static String find() {
    return find(
        Optional.ofNullable(System.getProperty("java.home")),
        Optional.ofNullable(System.getenv("JAVA_HOME")));
  }

  static String find(Optional<String> own, Optional<String> ofShell) {
    return Stream.of(own, ofShell)
        .flatMap(Optional::stream)
        .filter(home -> !home.isBlank())
        .map(home -> Path.of(home, "bin", "java").toString())
        .findFirst()
        .orElse("java");
  }
}
