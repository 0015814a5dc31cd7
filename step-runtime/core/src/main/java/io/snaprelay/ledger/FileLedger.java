package io.snaprelay.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A ledger in a folder of this machine: one file per key, for any number of processes. An entry is
 * written aside, forced to disk, and then linked to its name: a link is made at once or not at all,
 * and never over another (POSIX, link), so that nobody sees half an entry and exactly one creator
 * wins.
 */
public final class FileLedger implements Ledger {
  /** No key begins with a dot: what lies here is in no listing. */
  private static final String UNFINISHED = ".unfinished";

  private final Path root;
  private final Unfinished unfinished;

  /**
   * @param root the folder; made if it is missing
   */
  public FileLedger(Path root) {
    this.root = root;
    this.unfinished = new Unfinished(root.resolve(UNFINISHED));
  }

  @Override
  public boolean create(String key, byte[] content) {
    Path entry = root.resolve(LedgerKey.key(key));
    try {
      return !Files.exists(entry) && write(entry, content);
    } catch (IOException e) {
      throw new UncheckedIOException("The ledger cannot write " + entry, e);
    }
  }

  @Override
  public Optional<byte[]> read(String key) {
    Path entry = root.resolve(LedgerKey.key(key));
    try {
      return Optional.of(Files.readAllBytes(entry));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The ledger cannot read " + entry, e);
    }
  }

  @Override
  public List<String> list(String prefix) {
    Path folder = root.resolve(LedgerKey.prefix(prefix).substring(0, prefix.lastIndexOf('/') + 1));
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try {
      List<String> keys = new ArrayList<>();
      Files.walkFileTree(folder, new Entries(file -> keys.add(key(file))));
      return keys.stream().filter(key -> key.startsWith(prefix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The ledger cannot list " + folder, e);
    }
  }

  @Override
  public void close(OpenMarker marker) {
    Path entry = root.resolve(marker.key());
    try {
      Files.deleteIfExists(entry);
    } catch (IOException e) {
      throw new UncheckedIOException("The ledger cannot remove " + entry, e);
    }
  }

  private boolean write(Path entry, byte[] content) throws IOException {
    Path aside = unfinished.place();
    Path folder = Files.createDirectories(entry.getParent());
    try {
      force(aside, content);
      Files.createLink(entry, aside);
      forceFolder(folder);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  private static void force(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** A new name survives a power cut only once its folder is on disk. */
  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private String key(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** All finished entries below a folder, while others write and markers vanish. */
  private static final class Entries extends SimpleFileVisitor<Path> {
    private final Consumer<Path> found;

    Entries(Consumer<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean unfinished = folder.endsWith(UNFINISHED);
      return unfinished ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      found.accept(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }
  }
}
