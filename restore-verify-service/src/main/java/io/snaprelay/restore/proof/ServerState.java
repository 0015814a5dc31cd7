package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import java.sql.SQLException;

/** What the server itself says about checksums. */
final class ServerState {
  static final String CHECKSUMS = "data-checksums";
  static final String FAILURES = "checksum-failures";

  private static final String COUNTED =
      "SELECT coalesce(pg_catalog.sum(checksum_failures), 0) FROM pg_catalog.pg_stat_database";

  private ServerState() {}

  /**
   * Whether pages have checksums. Without them damage inside a page has no witness but the past.
   */
  static CheckResult checksums(Session entry) throws SQLException {
    Line line = Line.begin(CHECKSUMS, "server", "on", "SHOW data_checksums");
    String seen = entry.one("SHOW data_checksums", row -> row.getString(1));
    return seen.equals("on")
        ? line.pass(seen)
        : line.skip(
            "off: a changed value inside a page is found only against an earlier proof of the"
                + " same snapshot");
  }

  /** How many wrong checksums the server has met by now; asked when all has been read. */
  static CheckResult failures(Session entry) throws SQLException {
    Line line = Line.begin(FAILURES, "server", "0", COUNTED);
    long failures = entry.one(COUNTED, row -> row.getLong(1));
    return line.passIf(failures == 0, Long.toString(failures));
  }
}
