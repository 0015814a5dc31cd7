package io.snaprelay.localaws.pg;

import io.snaprelay.localaws.server.FileCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies a data directory without what belongs to a running server only (PostgreSQL manual, "Making
 * a Base Backup Using the Low Level API": which files may be left out) and without WAL segments
 * that are only waiting to be used again.
 */
final class PhysicalCopy {

  private static final String WAL = "pg_wal";
  private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", WAL);
  private static final Set<String> EMPTIED =
      Set.of(
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private PhysicalCopy() {}

  static void copy(Path data, Path to) throws IOException {
    Files.createDirectories(to);
    FileCopy.into(to, entries(data));
    for (String name : EMPTIED) {
      Files.createDirectories(to.resolve(name));
    }
    Path wal = to.resolve(WAL);
    Files.createDirectories(wal.resolve("archive_status"));
    FileCopy.into(wal, log(data));
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
  }

  private static List<Path> entries(Path data) throws IOException {
    try (Stream<Path> entries = Files.list(data)) {
      return entries.filter(entry -> copied(entry.getFileName().toString())).toList();
    }
  }

  private static boolean copied(String name) {
    return !LEFT_OUT.contains(name) && !EMPTIED.contains(name);
  }

  /** The files of the log that hold anything, histories of timelines among them. */
  static List<Path> log(Path data) throws IOException {
    List<Path> used = new ArrayList<>();
    try (Stream<Path> files = Files.list(data.resolve(WAL))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!WalSegment.isRecycled(file)) {
          used.add(file);
        }
      }
    }
    return used;
  }
}
