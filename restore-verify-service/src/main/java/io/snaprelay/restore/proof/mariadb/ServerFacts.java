package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.restore.proof.Line;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the server says about itself. */
final class ServerFacts {
  static final String CHECKSUMS = "data-checksums";
  static final String SYSTEM = "system-tables";

  private static final String ALGORITHM = "SELECT @@innodb_checksum_algorithm";

  private static final String SYSTEM_TABLES =
      """
      SELECT table_name FROM information_schema.tables
      WHERE table_schema = 'mysql' AND table_type = 'BASE TABLE' AND engine IN ('Aria', 'InnoDB')
      """;

  private ServerFacts() {}

  /**
   * Whether pages have checksums. Without them damage inside a page has no witness but the past.
   */
  static CheckResult checksums(Session entry) throws SQLException {
    Line line = Line.begin(CHECKSUMS, "server", "an algorithm", ALGORITHM);
    String algorithm = entry.one(ALGORITHM, row -> row.getString(1));
    return algorithm.endsWith("none")
        ? line.skip("none: a changed value inside a page is found only against an earlier proof")
        : line.pass(algorithm);
  }

  /** A check that is not made is listed. */
  static CheckResult systemTablesLeftOut(String reason) {
    return Line.begin(SYSTEM, "server", "CHECK TABLE finds nothing").skip(reason);
  }

  /** Users, statistics and procedures lie in tables too. */
  static CheckResult systemTables(Session entry) throws SQLException {
    Line line = Line.begin(SYSTEM, "server", "CHECK TABLE finds nothing", SYSTEM_TABLES);
    List<String> tables = entry.read(SYSTEM_TABLES, row -> row.getString(1));
    List<String> found = new ArrayList<>();
    for (String table : tables) {
      String query = "CHECK TABLE " + Quoted.name("mysql", table);
      CheckTable.said(query, entry).stream()
          .filter(said -> said.is("error"))
          .forEach(said -> found.add(table + ": " + said.text()));
    }
    return line.passIf(
        found.isEmpty(), found.isEmpty() ? tables.size() + " tables" : String.join("; ", found));
  }
}
