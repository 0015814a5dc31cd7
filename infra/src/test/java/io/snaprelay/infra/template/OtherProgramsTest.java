package io.snaprelay.infra.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** cfn-lint, the SAM translator and moto accept the templates, where they are installed. */
class OtherProgramsTest {
  /** By which the script says that a program is not here. */
  private static final int NOT_HERE = 77;

  @Test
  void cfnLintSamAndMotoAcceptTheTemplates(@TempDir Path folder) throws Exception {
    Path said = folder.resolve("said");
    Process script = start(said);

    boolean ended = script.waitFor(5, TimeUnit.MINUTES);
    script.destroyForcibly();

    assumeFalse(ended && script.exitValue() == NOT_HERE, () -> text(said));
    assertEquals(0, ended ? script.exitValue() : -1, () -> text(said));
  }

  private static Process start(Path output) {
    try {
      return new ProcessBuilder("python3", "check-templates.py")
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
    } catch (IOException e) {
      assumeFalse(true, "Skipped: there is no python3 here: " + e.getMessage());
      throw new AssertionError(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
