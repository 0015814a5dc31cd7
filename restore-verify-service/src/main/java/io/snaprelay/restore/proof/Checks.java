package io.snaprelay.restore.proof;

import io.snaprelay.plan.Check;
import java.util.List;
import java.util.stream.Stream;

/** Every check that a database goes through, in order: a new one is one more line here. */
final class Checks {
  private Checks() {}

  static List<ProofCheck> of(ProofSubject subject) {
    Stream<ProofCheck> always = Stream.of(new ReadableTables(), new RowsInIndex(), new Amcheck());
    Stream<ProofCheck> wanted = subject.checks().stream().map(check -> of(check, subject));
    return Stream.concat(always, wanted).toList();
  }

  private static ProofCheck of(Check check, ProofSubject subject) {
    if (check instanceof Check.Freshness freshness) {
      return new Freshness(freshness, subject.dataAsOf());
    }
    return new Assertion((Check.Sql) check);
  }
}
