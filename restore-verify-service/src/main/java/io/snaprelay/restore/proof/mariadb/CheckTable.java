package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.restore.proof.Cost;
import io.snaprelay.restore.proof.Ground;
import io.snaprelay.restore.proof.Line;
import io.snaprelay.restore.proof.ProofCheck;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The server's own checker finds nothing: the order of each index, its number of entries, and with
 * {@code EXTENDED} that each entry and its row agree (MariaDB documentation, "CHECK TABLE"). What
 * is found is marked as corrupted for good, so that this is the last check that reads a table.
 */
final class CheckTable implements ProofCheck {
  static final String NAME = "check-table";
  static final String EXTENDED = "check-table-extended";

  /**
   * One row of its answer.
   *
   * @param type {@code status}, {@code error}, {@code warning}, {@code note} or {@code info}
   * @param text what it says
   */
  record Said(String type, String text) {
    boolean is(String wanted) {
      return type.equalsIgnoreCase(wanted);
    }
  }

  private final Mode mode;

  CheckTable(Mode mode) {
    this.mode = mode;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    return ground.crew().each(StoredTable.all(ground.session()), this::check).stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<CheckResult> check(StoredTable table, Session session) throws SQLException {
    CheckResult extended =
        Cost.within(
            mode,
            table.bytes(),
            Line.begin(EXTENDED, table.subject(), "every entry and its row agree"),
            () -> ask(table, " EXTENDED", session));
    return extended.status() == CheckResult.Status.SKIPPED
        ? List.of(ask(table, "", session), extended)
        : List.of(extended);
  }

  private static CheckResult ask(StoredTable table, String how, Session session)
      throws SQLException {
    String query = "CHECK TABLE %s%s".formatted(table.sql(), how);
    Line line = Line.begin(NAME, table.subject(), "nothing is found" + how, query);
    try {
      return judge(line, said(query, session));
    } catch (SQLException e) {
      return line.skipUnlessDamaged(e);
    }
  }

  static List<Said> said(String query, Session session) throws SQLException {
    return session.read(
        query, row -> new Said(row.getString("Msg_type"), row.getString("Msg_text")));
  }

  /** A warning alone is no damage: MyISAM warns of a table that was open at the snapshot. */
  private static CheckResult judge(Line line, List<Said> said) {
    String words = said.stream().map(Said::text).collect(Collectors.joining("; "));
    if (said.stream().anyMatch(each -> each.is("error"))) {
      return line.fail(words);
    }
    return said.stream().anyMatch(each -> each.is("status")) ? line.pass(words) : line.skip(words);
  }
}
