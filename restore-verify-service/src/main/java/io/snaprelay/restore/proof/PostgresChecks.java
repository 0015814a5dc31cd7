package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every check that a PostgreSQL database goes through, in order: a new one is one more line here.
 * The cheap ones come first, so that what is missing is known early; {@link IndexCounts} comes
 * before all that use an index.
 */
public final class PostgresChecks implements EngineChecks {
  private static final String QUICK = "mode quick does not make it";

  private final Dialect dialect = new PostgresDialect();

  @Override
  public List<CheckResult> before(Session entry) throws SQLException {
    return List.of(ServerState.checksums(entry));
  }

  @Override
  public Map<String, String> roles(Session entry) throws SQLException {
    return Catalog.roles(entry);
  }

  @Override
  public List<ProofCheck> of(ProofSubject subject, Effort effort) {
    Mode mode = subject.scope().mode();
    return Stream.concat(reading(subject, effort), consistency(mode)).toList();
  }

  @Override
  public List<CheckResult> after(Session entry, ProofSubject subject) throws SQLException {
    return List.of(ServerState.failures(entry));
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  private static Stream<ProofCheck> reading(ProofSubject subject, Effort effort) {
    Mode mode = subject.scope().mode();
    Extensions extensions = Extensions.of(subject);
    Stream<ProofCheck> always =
        Stream.of(
            new Catalog(),
            new CatalogFaults(),
            new IndexCounts(mode, subject.untouched()),
            new ReadableTables(mode, effort),
            new RowsInIndex(subject.untouched()));
    Stream<ProofCheck> thorough =
        mode == Mode.QUICK
            ? Stream.of(WholeTable.NOT_NULL, Prewarm.NAME, Amcheck.NAME)
                .map(name -> new Omitted(name, QUICK))
            : Stream.of(new Prewarm(extensions), new Amcheck(mode, effort, extensions));
    return Stream.concat(always, thorough);
  }

  private static Stream<ProofCheck> consistency(Mode mode) {
    return Stream.of(
        new Sequences(mode),
        new Orphans(mode),
        mode == Mode.QUICK ? new Omitted(Duplicates.NAME, QUICK) : new Duplicates(mode));
  }
}
