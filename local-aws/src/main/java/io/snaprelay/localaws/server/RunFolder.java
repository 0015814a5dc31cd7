package io.snaprelay.localaws.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Everything that one running local-aws has on disk: data, snapshots, logs, and the list of its
 * servers, so that a later JVM can end them and delete the folder if this one is killed.
 */
final class RunFolder {

  private static final String OWNER = "jvm";
  private static final String SERVERS = "servers";

  private final Path folder;

  private RunFolder(Path folder) {
    this.folder = folder;
  }

  static RunFolder create(Path runs) throws IOException {
    Path folder =
        AtomicFolder.at(
            runs.resolve("run-" + UUID.randomUUID()),
            draft -> {
              Files.createDirectories(draft.resolve(SERVERS));
              ProcessStamp.of(ProcessHandle.current()).write(draft.resolve(OWNER));
            });
    return new RunFolder(folder);
  }

  static List<RunFolder> all(Path runs) throws IOException {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith("run-"))
          .map(RunFolder::new)
          .toList();
    }
  }

  /** A place for something new; nothing is there yet. */
  Path place(String kind) throws IOException {
    return Files.createDirectories(folder.resolve(kind)).resolve(UUID.randomUUID().toString());
  }

  Path resolve(String name) {
    return folder.resolve(name);
  }

  void remember(ServerProcess server) throws IOException {
    ProcessStamp.of(server.handle()).write(serverFile(server));
  }

  void forget(ServerProcess server) throws IOException {
    Files.deleteIfExists(serverFile(server));
  }

  /** A folder that is just being deleted by somebody else has no owner either. */
  boolean hasLivingOwner() throws IOException {
    return process(folder.resolve(OWNER)).isPresent();
  }

  /** The process of a stamp; none if somebody deletes the stamp, even at this moment. */
  private static Optional<ProcessHandle> process(Path stamp) throws IOException {
    try {
      return ProcessStamp.read(stamp).find();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  List<ProcessHandle> livingServers() throws IOException {
    Path servers = folder.resolve(SERVERS);
    if (!Files.isDirectory(servers)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(servers)) {
      List<ProcessHandle> living = new ArrayList<>();
      for (Path file : files.toList()) {
        process(file).ifPresent(living::add);
      }
      return living;
    }
  }

  void delete() throws IOException {
    Folders.delete(folder);
  }

  private Path serverFile(ServerProcess server) {
    return folder.resolve(SERVERS).resolve(String.valueOf(server.handle().pid()));
  }
}
