package io.snaprelay.infra.lambda;

import io.snaprelay.wire.Service;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A service's {@code function.zip}, unpacked as Lambda does it.
 *
 * @param task the folder with what was in it
 */
record PackedFunction(Path task) {
  /** As in the templates. */
  private static final String HANDLER =
      "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

  /** Where the build with {@code -Dlambda} leaves it. */
  static Path zip(Path home, Service service) {
    return home.resolve(service.serviceName()).resolve("target-lambda/function.zip");
  }

  /** Unpacks it into an empty folder. */
  static PackedFunction unpack(Path zip, Path folder) throws IOException {
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!entry.isDirectory() && target.startsWith(folder)) {
          Files.createDirectories(target.getParent());
          Files.copy(entries, target);
        }
      }
    }
    return new PackedFunction(folder);
  }

  /** Whether it brings its own runtime: a native executable. */
  boolean isNative() {
    return Files.exists(bootstrap());
  }

  /** What Lambda would start. */
  List<String> command(Path testClasses) {
    if (isNative()) {
      bootstrap().toFile().setExecutable(true);
      return List.of(bootstrap().toString());
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        "%s:%s/lib/*:%s".formatted(task, task, testClasses),
        JavaRuntime.class.getName(),
        HANDLER);
  }

  private Path bootstrap() {
    return task.resolve("bootstrap");
  }
}
