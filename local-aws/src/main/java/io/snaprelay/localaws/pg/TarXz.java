package io.snaprelay.localaws.pg;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the one {@code .txz} that a jar of PostgreSQL binaries holds. */
final class TarXz {

  private static final int OWNER_EXECUTES = 0100;

  private TarXz() {}

  static void unpackJar(Path jar, Path to) throws IOException {
    try (FileSystem inside = FileSystems.newFileSystem(jar);
        InputStream packed = Files.newInputStream(archiveIn(inside));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(entry, tar, to);
      }
    }
  }

  private static Path archiveIn(FileSystem jar) throws IOException {
    try (Stream<Path> entries = Files.list(jar.getPath("/"))) {
      return entries
          .filter(path -> path.toString().endsWith(".txz"))
          .findFirst()
          .orElseThrow(() -> new IOException("No .txz in " + jar));
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path to)
      throws IOException {
    Path target = inside(to, entry.getName());
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      inside(target.getParent(), entry.getLinkName());
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(target, inside(to, entry.getLinkName()));
    } else {
      Files.copy(content, target);
      boolean program = (entry.getMode() & OWNER_EXECUTES) != 0;
      if (program && !target.toFile().setExecutable(true, false)) {
        throw new IOException("Cannot make " + target + " executable");
      }
    }
  }

  private static Path inside(Path folder, String name) throws IOException {
    Path target = folder.resolve(name).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("The archive wants to write outside of " + folder + ": " + name);
    }
    return target;
  }
}
