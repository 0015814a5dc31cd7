package io.snaprelay.benchmarks;

import io.snaprelay.cli.demo.Form;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The files of a service that an image adds to its base.
 *
 * @param home the checkout in which they were built
 */
record ShippedFiles(Path home, Service service) {
  private static final double MEBIBYTE = 1 << 20;

  /** Their size, and the size packed as a registry keeps a layer; the base's own is not in it. */
  List<Figure> figures(Form form) {
    List<Path> files = files(form);
    return List.of(
        new Figure("files", files.stream().mapToLong(ShippedFiles::size).sum() / MEBIBYTE, "MiB"),
        new Figure("files, gzip", packed(files) / MEBIBYTE, "MiB"));
  }

  /** The archive of classes belongs to the trained form alone. */
  private List<Path> files(Form form) {
    Path program = form.program(home, service);
    if (form == Form.NATIVE) {
      return List.of(program);
    }
    Path archive = Form.TRAINED.program(home, service);
    try (Stream<Path> all = Files.walk(program.getParent())) {
      return all.filter(Files::isRegularFile)
          .filter(file -> form == Form.TRAINED || !file.equals(archive))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long packed(List<Path> files) {
    Counted counted = new Counted();
    try (GZIPOutputStream packer = new GZIPOutputStream(counted)) {
      for (Path file : files) {
        Files.copy(file, packer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counted.bytes;
  }

  /** Keeps how much was written, not what. */
  private static final class Counted extends OutputStream {
    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }
}
