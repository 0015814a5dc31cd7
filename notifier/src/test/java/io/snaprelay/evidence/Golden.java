package io.snaprelay.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that say what the output looks like. What comes out differently is written beside the
 * build, to be looked at and, if it is right, copied over.
 */
public final class Golden {
  private static final Path FILES = Path.of("src/test/resources/golden");
  private static final Path ACTUAL = Path.of("target/golden");

  private Golden() {}

  public static byte[] read(String file) throws IOException {
    return Files.readAllBytes(FILES.resolve(file));
  }

  public static void assertSame(String file, byte[] actual) throws IOException {
    Files.createDirectories(ACTUAL);
    Files.write(ACTUAL.resolve(file), actual);
    assertEquals(
        Files.readString(FILES.resolve(file)),
        new String(actual, StandardCharsets.UTF_8),
        "If this is right, copy %s to %s".formatted(ACTUAL.resolve(file), FILES));
  }
}
