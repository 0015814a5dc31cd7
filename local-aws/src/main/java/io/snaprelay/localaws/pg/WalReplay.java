package io.snaprelay.localaws.pg;

import io.snaprelay.localaws.server.FileCopy;
import io.snaprelay.localaws.server.LogReplay;
import io.snaprelay.localaws.server.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/**
 * Point-in-time recovery (PostgreSQL manual, "Continuous Archiving and Point-in-Time Recovery").
 * The log is kept where it is, by a replication slot that nobody reads: that costs disk and nothing
 * else, while an archiver would start a program for every megabyte. What is replayed are hard
 * links.
 */
enum WalReplay implements LogReplay {
  INSTANCE;

  private static final String SLOT = "local_aws_backups";
  private static final String LOG = "wal";
  private static final String UNTIL = "recover-until";

  @Override
  public void keep(Statement sql) throws SQLException {
    sql.execute(
        """
        SELECT pg_create_physical_replication_slot('%s', true)
        WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = '%s')
        """
            .formatted(SLOT, SLOT));
  }

  @Override
  public void letGo(Statement sql) throws SQLException {
    sql.execute(
        """
        SELECT pg_drop_replication_slot(slot_name)
        FROM pg_replication_slots WHERE slot_name = '%s'
        """
            .formatted(SLOT));
  }

  /**
   * A transaction: only commits and aborts bear a time, and without one after its target a recovery
   * ends in an error. Its message makes the commit wait for the disk.
   */
  @Override
  public void mark(Statement sql) throws SQLException {
    sql.execute("SELECT pg_logical_emit_message(true, '%s', '')".formatted(SLOT));
  }

  @Override
  public void prepare(Path source, Path folder, Instant until) throws IOException {
    Path log = Files.createDirectories(folder.resolve(LOG));
    FileCopy.linkInto(log, PhysicalCopy.log(source));
    Files.writeString(folder.resolve(UNTIL), until.toString());
    Files.createFile(signal(folder.resolve(Site.DATA)));
  }

  /** Whether the next start is to replay; PostgreSQL itself removes the sign when it has. */
  static boolean isDue(Site site) {
    return Files.exists(signal(site.data()));
  }

  private static Path signal(Path data) {
    return data.resolve("recovery.signal");
  }

  /** Where the log lies that is to be replayed. */
  static Path log(Site site) {
    return site.folder().resolve(LOG);
  }

  /**
   * Up to when. The offset is a number: when PostgreSQL reads its command line, it does not know
   * the names of time zones yet.
   */
  static String until(Site site) throws IOException {
    return Files.readString(site.folder().resolve(UNTIL)).replace("T", " ").replace("Z", "+00");
  }
}
