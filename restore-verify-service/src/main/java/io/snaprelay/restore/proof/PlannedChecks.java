package io.snaprelay.restore.proof;

import io.snaprelay.plan.Check;
import java.util.List;
import java.util.stream.Stream;

/** What a plan asks for, whatever the engine: the heartbeat, and the user's own checks. */
final class PlannedChecks {
  private PlannedChecks() {}

  static List<ProofCheck> of(ProofSubject subject) {
    Stream<ProofCheck> heartbeat =
        Stream.of(new Heartbeat(subject.scope().heartbeat(), subject.dataAsOf()));
    Stream<ProofCheck> wanted = subject.checks().stream().map(check -> of(check, subject));
    return Stream.concat(heartbeat, wanted).toList();
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
      return subject.untouched()
          ? new Omitted(writable.name(), "nothing is written in what is to become production")
          : new Writes(writable);
    }
    return new ColumnCheck(check);
  }
}
