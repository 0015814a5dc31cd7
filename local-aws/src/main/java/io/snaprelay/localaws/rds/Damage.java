package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Database;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.SnapshotFiles;
import java.io.IOException;
import java.util.Arrays;

/**
 * Damage to the files of a snapshot that only reading the data finds: for demos and tests of those
 * who claim to prove a restore.
 *
 * @param database whose relation is damaged
 * @param relation a table, with its schema if it is not on the search path; MariaDB's schema is the
 *     database
 */
public record Damage(Kind kind, String database, String relation) {

  /** What is wrong afterwards. */
  public enum Kind {
    /** Bytes of a page of the table are flipped: its checksum is wrong, reading it fails. */
    HEAP_PAGE("heap-page"),
    /** The table's first B-tree lacks entries: only a comparison with the table notices. */
    INDEX("index"),
    /** Rows of the table are missing, and no checksum tells. */
    ROWS_LOST("rows-lost");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    public static Kind named(String name) {
      return Arrays.stream(values())
          .filter(kind -> kind.wireName.equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "Unknown damage '" + name + "'; known are heap-page, index, rows-lost"));
    }
  }

  /** A private copy of the files, damaged; the original stays as it is. */
  SnapshotFiles of(Servers servers, SnapshotFiles files, Wrecker wrecker) throws IOException {
    Database clone = servers.restore(files);
    int port = servers.newPort();
    try {
      clone.start(port, true);
      Wrecker.Blow blow = clone.asSuperuser(database, sql -> wrecker.prepare(this, sql));
      clone.stop();
      blow.strike(clone.data());
      return clone.snapshot(servers.snapshotPlace());
    } finally {
      clone.delete();
      servers.giveBackPort(port);
    }
  }
}
