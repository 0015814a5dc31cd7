package io.snaprelay.restore.proof;

import io.snaprelay.plan.Check;
import io.snaprelay.plan.Verify.Mode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every check that a database goes through, in order: a new one is one more line here. The cheap
 * ones come first, so that what is missing is known early; {@link IndexCounts} comes before all
 * that use an index.
 */
final class Checks {
  private static final String QUICK = "mode quick does not make it";

  private Checks() {}

  static List<ProofCheck> of(ProofSubject subject, Effort effort) {
    Stream<ProofCheck> always =
        Stream.concat(reading(subject.scope().mode(), effort), consistency(subject));
    Stream<ProofCheck> wanted = subject.checks().stream().map(check -> of(check, subject));
    return Stream.concat(always, wanted).toList();
  }

  private static Stream<ProofCheck> reading(Mode mode, Effort effort) {
    Stream<ProofCheck> always =
        Stream.of(
            new Catalog(),
            new CatalogFaults(),
            new IndexCounts(mode),
            new ReadableTables(mode, effort),
            new RowsInIndex());
    Stream<ProofCheck> thorough =
        mode == Mode.QUICK
            ? Stream.of(WholeTable.NOT_NULL, Prewarm.NAME, Amcheck.NAME)
                .map(name -> new Omitted(name, QUICK))
            : Stream.of(new Prewarm(), new Amcheck(mode, effort));
    return Stream.concat(always, thorough);
  }

  private static Stream<ProofCheck> consistency(ProofSubject subject) {
    Mode mode = subject.scope().mode();
    boolean quick = mode == Mode.QUICK;
    return Stream.of(
        new Sequences(mode),
        new Orphans(mode),
        quick ? new Omitted(Duplicates.NAME, QUICK) : new Duplicates(mode),
        new Heartbeat(subject.scope().heartbeat(), subject.dataAsOf()));
  }

  private static ProofCheck of(Check check, ProofSubject subject) {
    if (check instanceof Check.Freshness freshness) {
      return new Freshness(freshness, subject.dataAsOf());
    }
    if (check instanceof Check.Sql sql) {
      return new Assertion(sql);
    }
    if (check instanceof Check.Login login) {
      return new LoginReads(login, subject.access(login));
    }
    if (check instanceof Check.Writable writable) {
      return new Writes(writable);
    }
    return new ColumnCheck(check);
  }
}
