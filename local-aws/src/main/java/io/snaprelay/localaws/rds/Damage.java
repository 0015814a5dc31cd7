package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Database;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.SnapshotFiles;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * Damage to the files of a snapshot that only reading the data finds: for demos and tests of those
 * who claim to prove a restore.
 *
 * @param database whose relation is damaged
 * @param relation a table, with its schema if it is not on the search path
 */
public record Damage(Kind kind, String database, String relation) {

  /** What is wrong afterwards. */
  public enum Kind {
    /** Bytes of a page of the table are flipped: its checksum is wrong, reading it fails. */
    HEAP_PAGE("heap-page"),
    /** The table's first B-tree lacks entries: only amcheck with heapallindexed notices. */
    INDEX("index"),
    /** A page of the table is all zeros: rows are missing, and no checksum tells. */
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

  private static final String HEAP_FILE = "SELECT pg_relation_filepath('%s'::regclass)";
  private static final String INDEX_FILE =
      """
      SELECT pg_relation_filepath(indexrelid) FROM pg_index
      JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
      WHERE indrelid = '%s'::regclass AND amname = 'btree' ORDER BY indexrelid LIMIT 1
      """;

  /** A private copy of the files, damaged; the original stays as it is. */
  SnapshotFiles of(Servers servers, SnapshotFiles files) throws IOException {
    Database clone = servers.restore(files);
    int port = servers.newPort();
    try {
      clone.start(port, true);
      String file = clone.asSuperuser(database, this::find);
      clone.stop();
      damage(new PageFile(clone.data().resolve(file)));
      return clone.snapshot(servers.snapshotPlace());
    } finally {
      clone.delete();
      servers.giveBackPort(port);
    }
  }

  private String find(Statement sql) throws SQLException {
    String query = kind == Kind.INDEX ? INDEX_FILE : HEAP_FILE;
    try (ResultSet found = sql.executeQuery(query.formatted(relation.replace("'", "''")))) {
      if (!found.next()) {
        throw new SQLException(relation + " has no B-tree");
      }
      return found.getString(1);
    }
  }

  private void damage(PageFile file) throws IOException {
    switch (kind) {
      case HEAP_PAGE -> file.flipBytes(file.blocks() / 2);
      case ROWS_LOST -> file.zero(file.blocks() / 2);
      case INDEX -> file.dropLeafEntries();
    }
  }
}
