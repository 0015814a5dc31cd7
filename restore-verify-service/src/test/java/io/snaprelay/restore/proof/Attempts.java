package io.snaprelay.restore.proof;

import io.snaprelay.database.Server;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.plan.Check;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Attempts at a proof, and what to look for in their results. */
final class Attempts {
  static final Instant SNAPSHOT = Instant.parse("2026-11-21T02:00:00Z");
  static final Instant REQUESTED = SNAPSHOT.minusSeconds(60);
  static final Clock CLOCK = Clock.fixed(SNAPSHOT.plusSeconds(1800), ZoneOffset.UTC);

  private Attempts() {}

  static Proving attempt(Server server, int major, Check... checks) {
    return Proof.attempt(server, subject(major, checks), CLOCK);
  }

  static Proving.Proven proven(Server server, int major, Check... checks) {
    Proving attempt = attempt(server, major, checks);
    if (attempt instanceof Proving.Proven proven) {
      return proven;
    }
    throw new AssertionError("Not proven: " + attempt);
  }

  static ProofSubject subject(int major, Check... checks) {
    return new ProofSubject(
        major + ".1", SNAPSHOT, REQUESTED, Optional.empty(), Optional.empty(), List.of(checks));
  }

  static ProofSubject withObjectives(int major, Duration rpo, Duration rto, Check... checks) {
    return new ProofSubject(
        major + ".1", SNAPSHOT, REQUESTED, Optional.of(rpo), Optional.of(rto), List.of(checks));
  }

  static List<CheckResult> failures(Proving.Proven proven) {
    return with(Status.FAIL, proven);
  }

  static List<CheckResult> with(Status status, Proving.Proven proven) {
    return proven.results().stream().filter(each -> each.status() == status).toList();
  }

  /** The only result of a check. */
  static CheckResult only(String name, Proving.Proven proven) {
    List<CheckResult> results =
        proven.results().stream().filter(each -> each.name().equals(name)).toList();
    if (results.size() != 1) {
      throw new AssertionError(name + " has " + results.size() + " results: " + results);
    }
    return results.get(0);
  }
}
