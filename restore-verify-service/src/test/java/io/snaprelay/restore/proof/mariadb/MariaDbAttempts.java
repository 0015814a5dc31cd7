package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Server;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.plan.Verify.Scope;
import io.snaprelay.restore.proof.Access;
import io.snaprelay.restore.proof.Baseline;
import io.snaprelay.restore.proof.Earlier;
import io.snaprelay.restore.proof.Effort;
import io.snaprelay.restore.proof.Proof;
import io.snaprelay.restore.proof.ProofSubject;
import io.snaprelay.restore.proof.Proving;
import io.snaprelay.restore.proof.TableFigures;
import io.snaprelay.restore.proof.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Attempts at a proof of a MariaDB server, and what to look for in their results. */
final class MariaDbAttempts {
  static final Instant SNAPSHOT = Instant.parse("2026-11-21T02:00:00Z");

  private static final Clock CLOCK = Clock.fixed(SNAPSHOT.plusSeconds(1800), ZoneOffset.UTC);

  /** So small that the tables of the tests are divided. */
  private static final Effort SMALL_SLICES = new Effort(2, 32);

  private MariaDbAttempts() {}

  static ProofSubject subject(Mode mode, Check... checks) {
    return subject(mode, Earlier.NONE, checks);
  }

  static ProofSubject subject(Mode mode, Earlier earlier, Check... checks) {
    return subject(
        new Scope(mode, Optional.empty(), 50, List.of(), List.of(), List.of()), earlier, checks);
  }

  static ProofSubject subject(Scope scope, Earlier earlier, Check... checks) {
    return new ProofSubject(
        Engine.MARIADB,
        "11.4.5",
        SNAPSHOT,
        Timeline.since(SNAPSHOT.minusSeconds(60)),
        Optional.of(Duration.ofHours(2)),
        Optional.empty(),
        List.of(checks),
        scope,
        earlier,
        Map.of());
  }

  static ProofSubject with(Map<String, Access> accesses, ProofSubject like) {
    return new ProofSubject(
        like.engine(),
        like.engineVersion(),
        like.dataAsOf(),
        like.timeline(),
        like.rpo(),
        like.rto(),
        like.checks(),
        like.scope(),
        like.earlier(),
        accesses);
  }

  static Proving attempt(Server server, ProofSubject subject) {
    return attempt(server, subject, SMALL_SLICES);
  }

  static Proving attempt(Server server, ProofSubject subject, Effort effort) {
    return Proof.attempt(server, new MariaDbChecks(), subject, effort, CLOCK);
  }

  static Proving.Proven proven(Server server, ProofSubject subject) {
    Proving attempt = attempt(server, subject);
    if (attempt instanceof Proving.Proven proven) {
      return proven;
    }
    throw new AssertionError("Not proven: " + attempt);
  }

  static Baseline baseline(Proving.Proven proven) {
    return new Baseline(
        "earlier", "arn:earlier", "11.4.5", proven.tables(), Optional.of(proven.inventory()));
  }

  /** Of each table what its rows come to; how many bytes it has the server only estimates. */
  static Map<String, List<Object>> content(Proving.Proven proven) {
    return proven.tables().stream()
        .collect(
            Collectors.toMap(
                TableFigures::table,
                each -> List.of(each.rows(), each.checksum(), each.second(), each.buckets())));
  }

  static List<CheckResult> failures(Proving.Proven proven) {
    return with(Status.FAIL, proven);
  }

  static List<CheckResult> with(Status status, Proving.Proven proven) {
    return proven.results().stream().filter(each -> each.status() == status).toList();
  }

  static List<CheckResult> of(String name, Proving.Proven proven) {
    return proven.results().stream().filter(each -> each.name().equals(name)).toList();
  }

  /** The only result of a check. */
  static CheckResult only(String name, Proving.Proven proven) {
    List<CheckResult> results = of(name, proven);
    if (results.size() != 1) {
      throw new AssertionError(name + " has " + results.size() + " results: " + results);
    }
    return results.get(0);
  }

  /** The only result of a check about one thing. */
  static CheckResult one(String name, String about, Proving.Proven proven) {
    List<CheckResult> results =
        of(name, proven).stream().filter(each -> each.subject().endsWith(about)).toList();
    if (results.size() != 1) {
      throw new AssertionError(name + " has no one result about " + about + ": " + results);
    }
    return results.get(0);
  }
}
