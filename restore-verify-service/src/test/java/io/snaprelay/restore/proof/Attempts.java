package io.snaprelay.restore.proof;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Server;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.plan.Verify.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Attempts at a proof, and what to look for in their results. */
final class Attempts {
  static final Instant SNAPSHOT = Instant.parse("2026-11-21T02:00:00Z");
  static final Instant REQUESTED = SNAPSHOT.minusSeconds(60);
  static final Clock CLOCK = Clock.fixed(SNAPSHOT.plusSeconds(1800), ZoneOffset.UTC);

  /** So small that the tables of the tests are divided. */
  static final Effort SMALL_SLICES = new Effort(2, 32);

  private Attempts() {}

  static Proving attempt(Server server, int major, Check... checks) {
    return attempt(server, subject(major, checks));
  }

  static Proving attempt(Server server, ProofSubject subject) {
    return Proof.attempt(server, new PostgresChecks(), subject, SMALL_SLICES, CLOCK);
  }

  static Proving.Proven proven(Server server, int major, Check... checks) {
    return proven(server, subject(major, checks));
  }

  static Proving.Proven proven(Server server, ProofSubject subject) {
    Proving attempt = attempt(server, subject);
    if (attempt instanceof Proving.Proven proven) {
      return proven;
    }
    throw new AssertionError("Not proven: " + attempt);
  }

  static ProofSubject subject(int major, Check... checks) {
    return withObjectives(major, Optional.empty(), Optional.empty(), checks);
  }

  static ProofSubject withObjectives(int major, Duration rpo, Duration rto, Check... checks) {
    return withObjectives(major, Optional.of(rpo), Optional.of(rto), checks);
  }

  private static ProofSubject withObjectives(
      int major, Optional<Duration> rpo, Optional<Duration> rto, Check... checks) {
    return new ProofSubject(
        Engine.POSTGRES,
        major + ".1",
        SNAPSHOT,
        Timeline.since(REQUESTED),
        rpo,
        rto,
        List.of(checks),
        Scope.USUAL,
        Earlier.NONE,
        Map.of());
  }

  /** The same subject in another mode. */
  static ProofSubject in(Mode mode, ProofSubject base) {
    Scope usual = Scope.USUAL;
    return with(
        new Scope(mode, usual.heartbeat(), usual.mayShrink(), List.of(), List.of(), List.of()),
        base.earlier(),
        base);
  }

  static ProofSubject with(Scope scope, Earlier earlier, ProofSubject base) {
    return new ProofSubject(
        base.engine(),
        base.engineVersion(),
        base.dataAsOf(),
        base.timeline(),
        base.rpo(),
        base.rto(),
        base.checks(),
        scope,
        earlier,
        base.accesses());
  }

  /** What a proof becomes for those after it. */
  static Baseline baseline(Proving.Proven proven, int major) {
    return new Baseline(
        "earlier", "arn:earlier", major + ".1", proven.tables(), Optional.of(proven.inventory()));
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
