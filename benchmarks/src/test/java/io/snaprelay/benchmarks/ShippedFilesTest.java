package io.snaprelay.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.cli.demo.Form;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedFilesTest {
  private static final int MEBIBYTE = 1 << 20;

  @TempDir private Path home;

  @Test
  void theArchiveOfClassesBelongsToTheTrainedFormAlone() throws IOException {
    write("quarkus-app/quarkus-run.jar", MEBIBYTE);
    write("quarkus-app/lib/main/one.jar", 2 * MEBIBYTE);
    write("quarkus-app/service.archive", 4 * MEBIBYTE);

    assertEquals(3.0, size(Form.JVM));
    assertEquals(7.0, size(Form.TRAINED));
  }

  @Test
  void aNativeExecutableIsAllThereIs() throws IOException {
    write("notifier-runner", MEBIBYTE);
    write("notifier-runner-build-output-stats.json", MEBIBYTE);

    assertEquals(1.0, size(Form.NATIVE));
  }

  @Test
  void whatRepeatsIsPackedSmall() throws IOException {
    write("notifier-runner", MEBIBYTE);

    double packed = new ShippedFiles(home, Service.NOTIFIER).figures(Form.NATIVE).get(1).value();

    assertTrue(packed > 0 && packed < 0.1, "MiB: " + packed);
  }

  @Test
  void whatWasNotBuiltIsNoNothing() {
    assertThrows(UncheckedIOException.class, () -> size(Form.NATIVE));
    assertThrows(UncheckedIOException.class, () -> size(Form.JVM));
  }

  private double size(Form form) {
    return new ShippedFiles(home, Service.NOTIFIER).figures(form).get(0).value();
  }

  private void write(String name, int bytes) throws IOException {
    Path file = home.resolve("notifier/target").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
  }
}
