package io.snaprelay.localaws.pg;

import io.snaprelay.localaws.server.Bank;
import io.snaprelay.localaws.server.Database;
import io.snaprelay.localaws.server.DatabaseClient;
import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.SnapshotStress;
import io.snaprelay.localaws.server.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

class SnapshotStressTest extends SnapshotStress {

  SnapshotStressTest() {
    super(new PostgresBank());
  }

  private static final class PostgresBank implements Bank {

    @Override
    public Servers open() throws IOException {
      return Postgres.open(Places.standard(), Start.AT_ONCE);
    }

    @Override
    public String series() {
      return "17";
    }

    @Override
    public DatabaseClient client(int port, Path caBundle) {
      return new Client(port, "owner", "secret", caBundle);
    }

    @Override
    public List<String> tables(int branches, int tellers, int accounts) {
      return List.of(
          "CREATE EXTENSION amcheck",
          "CREATE TABLE branches (id int PRIMARY KEY, balance bigint NOT NULL)",
          "CREATE TABLE tellers (id int PRIMARY KEY, balance bigint NOT NULL)",
          "CREATE TABLE accounts (id int PRIMARY KEY, balance bigint NOT NULL, filler char(84))",
          "CREATE TABLE history (id bigserial PRIMARY KEY, account int, delta bigint NOT NULL)",
          "CREATE INDEX ON accounts (balance, id)",
          "INSERT INTO branches SELECT g, 0 FROM generate_series(1, " + branches + ") g",
          "INSERT INTO tellers SELECT g, 0 FROM generate_series(1, " + tellers + ") g",
          "INSERT INTO accounts SELECT g, 0, '' FROM generate_series(1, " + accounts + ") g");
    }

    @Override
    public void writePages(Database database) throws IOException {
      database.asSuperuser("postgres", sql -> sql.execute("CHECKPOINT"));
    }

    @Override
    public void copyCarelessly(Path data, Path to, Pause clientsWork) throws IOException {
      PhysicalCopy.copy(data, to);
    }

    @Override
    public List<String> damagedIndexes(Statement sql) throws SQLException {
      sql.execute(
          "SELECT bt_index_check(indexrelid, true) FROM pg_index JOIN pg_class c ON c.oid = indexrelid"
              + " JOIN pg_am a ON a.oid = c.relam WHERE amname = 'btree' AND c.relpersistence = 'p'");
      return List.of();
    }
  }
}
