package io.snaprelay.localaws.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies files with the system's own program, which shares blocks where the file system can
 * (reflinks on XFS and Btrfs, clones on APFS) and is several times faster than Java 17 where not.
 */
public final class FileCopy {

  private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");

  private FileCopy() {}

  /** Copies files and folders into a folder; a single one becomes the folder if that is absent. */
  public static void into(Path folder, List<Path> sources) throws IOException {
    run(MAC ? List.of("cp", "-Rpc") : List.of("cp", "-a", "--reflink=auto"), sources, folder);
  }

  /** New folders with the same files in them, by hard links. */
  public static void linkInto(Path folder, List<Path> sources) throws IOException {
    run(MAC ? List.of("cp", "-Rpc") : List.of("cp", "-al"), sources, folder);
  }

  private static void run(List<String> program, List<Path> sources, Path folder)
      throws IOException {
    if (!sources.isEmpty()) {
      List<String> command = new ArrayList<>(program);
      sources.forEach(source -> command.add(source.toString()));
      command.add(folder.toString());
      Command.run(command);
    }
  }
}
