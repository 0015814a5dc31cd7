package io.snaprelay.localaws.mariadb;

import io.snaprelay.localaws.server.Bank;
import io.snaprelay.localaws.server.Database;
import io.snaprelay.localaws.server.DatabaseClient;
import io.snaprelay.localaws.server.FileCopy;
import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.SnapshotStress;
import io.snaprelay.localaws.server.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "io.snaprelay.localaws.mariadb.MariaDb#isHere",
    disabledReason = "MariaDB's binaries are of Linux on x86_64")
class SnapshotStressTest extends SnapshotStress {

  SnapshotStressTest() {
    super(new MariaDbBank());
  }

  private static final class MariaDbBank implements Bank {

    @Override
    public Servers open() throws IOException {
      return MariaDb.open(Places.standard(), Start.AT_ONCE);
    }

    @Override
    public String series() {
      return "11.4";
    }

    @Override
    public DatabaseClient client(int port, Path caBundle) {
      return new Client(port, "owner", "secret", caBundle);
    }

    @Override
    public List<String> tables(int branches, int tellers, int accounts) {
      return List.of(
          "CREATE TABLE branches (id int PRIMARY KEY, balance bigint NOT NULL)",
          "CREATE TABLE tellers (id int PRIMARY KEY, balance bigint NOT NULL)",
          "CREATE TABLE accounts (id int PRIMARY KEY, balance bigint NOT NULL, filler char(84),"
              + " KEY (balance, id))",
          "CREATE TABLE history (id bigint AUTO_INCREMENT PRIMARY KEY, account int,"
              + " delta bigint NOT NULL)",
          "INSERT INTO branches SELECT seq, 0 FROM seq_1_to_" + branches,
          "INSERT INTO tellers SELECT seq, 0 FROM seq_1_to_" + tellers,
          "INSERT INTO accounts SELECT seq, 0, '' FROM seq_1_to_" + accounts);
    }

    /** InnoDB has no CHECKPOINT; without room for dirty pages it writes some every second. */
    @Override
    public void writePages(Database database) throws IOException {
      database.asSuperuser(
          "mysql",
          sql ->
              sql.execute(
                  "SET GLOBAL innodb_max_dirty_pages_pct = 0, innodb_max_dirty_pages_pct_lwm = 0"));
    }

    /** The tables are newer than the redo log: of a few files copied at once one rarely sees it. */
    @Override
    public void copyCarelessly(Path data, Path to, Pause clientsWork)
        throws IOException, InterruptedException {
      DataCopy.copy(data, to);
      clientsWork.take();
      FileCopy.into(to, List.of(data.resolve("shop")));
    }

    /** CHECK TABLE says what it found as rows. */
    @Override
    public List<String> damagedIndexes(Statement sql) throws SQLException {
      List<String> damaged = new ArrayList<>();
      try (ResultSet said =
          sql.executeQuery("CHECK TABLE branches, tellers, accounts, history EXTENDED")) {
        while (said.next()) {
          if (!said.getString("Msg_text").equals("OK")) {
            damaged.add(said.getString("Table") + ": " + said.getString("Msg_text"));
          }
        }
      }
      return damaged;
    }
  }
}
