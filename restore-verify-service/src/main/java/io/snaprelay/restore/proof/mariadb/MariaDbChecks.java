package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.restore.proof.Dialect;
import io.snaprelay.restore.proof.Effort;
import io.snaprelay.restore.proof.EngineChecks;
import io.snaprelay.restore.proof.Omitted;
import io.snaprelay.restore.proof.ProofCheck;
import io.snaprelay.restore.proof.ProofSubject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every check that a MariaDB database goes through, in order: a new one is one more line here.
 * {@link CheckTable} is the last that reads tables.
 */
public final class MariaDbChecks implements EngineChecks {
  private static final String UNTOUCHED =
      "CHECK TABLE may write, and nothing is written in what is to become production";

  private static final String QUICK = "mode quick does not make it";

  private final Dialect dialect = new MariaDbDialect();

  @Override
  public List<CheckResult> before(Session entry) throws SQLException {
    return List.of(ServerFacts.checksums(entry));
  }

  @Override
  public Map<String, String> roles(Session entry) throws SQLException {
    return DatabaseCatalog.accounts(entry);
  }

  @Override
  public List<ProofCheck> of(ProofSubject subject, Effort effort) {
    Mode mode = subject.scope().mode();
    boolean compared = mode != Mode.QUICK && subject.earlier().sameSnapshot().isPresent();
    Stream<ProofCheck> always =
        Stream.of(
            new DatabaseCatalog(),
            new Views(),
            new ReadableRows(mode, effort),
            new LongValues(compared),
            new IndexEntries(mode),
            new Counters(),
            new ForeignKeys(mode),
            new CheckConstraints(mode));
    Stream<ProofCheck> thorough =
        mode == Mode.QUICK
            ? Stream.of(UniqueKeys.NAME, CheckTable.NAME).map(name -> new Omitted(name, QUICK))
            : Stream.of(
                new UniqueKeys(mode),
                subject.untouched()
                    ? new Omitted(CheckTable.NAME, UNTOUCHED)
                    : new CheckTable(mode));
    return Stream.concat(always, thorough).toList();
  }

  @Override
  public List<CheckResult> after(Session entry, ProofSubject subject) throws SQLException {
    return List.of(
        subject.untouched()
            ? ServerFacts.systemTablesLeftOut(UNTOUCHED)
            : ServerFacts.systemTables(entry));
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }
}
