package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Check;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The newest value of a column is young enough, measured at the time of the snapshot. A value from
 * after the snapshot says nothing about it, so such values are passed over.
 */
final class Freshness implements ProofCheck {
  /** Between the clock of the application that wrote the value and RDS's. */
  static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final Check.Freshness wanted;
  private final Instant dataAsOf;

  /**
   * @param dataAsOf the instant whose data the snapshot holds
   */
  Freshness(Check.Freshness wanted, Instant dataAsOf) {
    this.wanted = wanted;
    this.dataAsOf = dataAsOf;
  }

  @Override
  public String name() {
    return wanted.name();
  }

  @Override
  public boolean isAbout(String database, List<String> all) {
    return DatabaseChoice.of(wanted.database(), all).filter(database::equals).isPresent();
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    Line begun = line(ground.session(), "");
    try {
      if (find(List.of(), ground).isEmpty()) {
        return List.of(begun.fail("there is no table " + wanted.table()));
      }
      Optional<NamedTable> table = find(List.of(wanted.column()), ground);
      return List.of(
          table.isEmpty()
              ? begun.fail("it has no column " + wanted.column())
              : judge(table.get(), ground));
    } catch (SQLException e) {
      return List.of(begun.fail(e));
    }
  }

  private Optional<NamedTable> find(List<String> columns, Ground ground) throws SQLException {
    return ground.dialect().find(wanted.table(), columns, ground.session());
  }

  private CheckResult judge(NamedTable table, Ground ground) throws SQLException {
    Dialect dialect = ground.dialect();
    String query = dialect.newest(table.sql(), table.columns().get(0));
    Line line = line(ground.session(), query);
    Object latest = dialect.upTo(dataAsOf.plus(CLOCKS_DIFFER));
    Optional<Instant> newest = ground.session().one(query, dialect::instant, latest);
    newest.ifPresent(instant -> ground.figures().sawDataOf(ground.database(), instant));
    return newest
        .map(instant -> age(line, instant))
        .orElseGet(() -> line.fail("no value from before the snapshot"));
  }

  private CheckResult age(Line line, Instant newest) {
    Duration age = Age.at(dataAsOf, newest);
    return line.passIf(
            age.compareTo(wanted.within()) <= 0,
            "newest value %s, %s before the snapshot".formatted(newest, age))
        .measuring(Optional.empty(), Optional.of(age.toString()));
  }

  private Line line(Session session, String statement) {
    return Line.begin(
        wanted.name(),
        "%s: %s.%s".formatted(session.database(), wanted.table(), wanted.column()),
        "at most %s old at the snapshot, %s".formatted(wanted.within(), dataAsOf),
        statement);
  }
}
