package io.snaprelay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version as the build wrote it into a file: a native executable has no manifest to ask. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    try (InputStream in = Version.class.getResourceAsStream("version")) {
      return new String[] {
        "snaprelay " + new String(in.readAllBytes(), StandardCharsets.UTF_8).strip()
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
