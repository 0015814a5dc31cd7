package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Check;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The newest value of a column is young enough, measured at the time of the snapshot. A value from
 * after the snapshot says nothing about it, so such values are passed over.
 */
final class Freshness implements ProofCheck {
  /** Between the clock of the application that wrote the value and RDS's. */
  static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private static final String RESOLVE =
      """
      SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), pg_catalog.quote_ident(?)
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.oid = pg_catalog.to_regclass(?)
      """;

  private record Column(String table, String name) {
    String newest() {
      return "SELECT pg_catalog.max(%2$s)::timestamptz FROM %1$s WHERE %2$s <= ?::timestamptz"
          .formatted(table, name);
    }
  }

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
    Session session = ground.session();
    Figures figures = ground.figures();
    Line begun = line(session, "");
    try {
      List<Column> column =
          session.read(
              RESOLVE,
              row -> new Column(row.getString(1), row.getString(2)),
              wanted.column(),
              wanted.table());
      return List.of(
          column.isEmpty()
              ? begun.fail("there is no table " + wanted.table())
              : judge(column.get(0), session, figures));
    } catch (SQLException e) {
      return List.of(begun.fail(e));
    }
  }

  private CheckResult judge(Column column, Session session, Figures figures) throws SQLException {
    Line line = line(session, column.newest());
    String latest = dataAsOf.plus(CLOCKS_DIFFER).toString();
    Optional<Instant> newest =
        session
            .read(
                column.newest(),
                row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)),
                latest)
            .get(0)
            .map(OffsetDateTime::toInstant);
    newest.ifPresent(instant -> figures.sawDataOf(session.database(), instant));
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
