package io.snaprelay.sanitize;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.names.RunId;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.sanitize.engine.Sanitizing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that came of masking a temporary database, as the ledger keeps it. No original value and no
 * key is in it.
 *
 * @param run the run
 * @param temporary the database
 * @param resourceId its immutable id
 * @param rulesHash SHA-256 of the masking rules, in hex
 * @param completedAt when it was known
 * @param level how deep it was cleaned; absent unless every post-condition holds
 * @param checks what was done and seen
 * @param residualRisks what this level cannot rule out
 * @param problems why the rules do not fit; then nothing was written
 */
record Sanitization(
    RunId run,
    DatabaseRef temporary,
    String resourceId,
    String rulesHash,
    Instant completedAt,
    Optional<String> level,
    List<CheckResult> checks,
    List<String> residualRisks,
    List<String> problems) {
  Sanitization {
    checks = List.copyOf(checks);
    residualRisks = List.copyOf(residualRisks);
    problems = List.copyOf(problems);
  }

  /** Nothing is known yet. */
  static Sanitization of(RunId run, DatabaseRef temporary, String resourceId, String rulesHash) {
    return new Sanitization(
        run,
        temporary,
        resourceId,
        rulesHash,
        Instant.EPOCH,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  Sanitization done(Sanitizing.Done done, Instant at) {
    Optional<String> level = holds(done.checks()) ? Optional.of(done.level()) : Optional.empty();
    return with(at, level, done.checks(), done.residualRisks(), List.of());
  }

  /** The same of the instance that it was loaded into: nothing is known of that yet. */
  Sanitization movedTo(DatabaseRef room, String id) {
    return of(run, room, id, rulesHash);
  }

  Sanitization failed(List<CheckResult> all, Instant at) {
    return with(at, Optional.empty(), all, List.of(), List.of());
  }

  Sanitization refused(List<String> reasons, Instant at) {
    return with(at, Optional.empty(), List.of(), List.of(), reasons);
  }

  /** Whether the database may be given away. */
  boolean isClean() {
    return level.isPresent();
  }

  /** The checks that do not let it be given away. */
  List<CheckResult> failures() {
    return checks.stream().filter(check -> check.status() == Status.FAIL).toList();
  }

  /**
   * The engine's word alone is not enough: one failed check, or none that passed, and it is not.
   */
  private static boolean holds(List<CheckResult> checks) {
    return checks.stream().anyMatch(check -> check.status() == Status.PASS)
        && checks.stream().noneMatch(check -> check.status() == Status.FAIL);
  }

  private Sanitization with(
      Instant at,
      Optional<String> reached,
      List<CheckResult> seen,
      List<String> risks,
      List<String> reasons) {
    return new Sanitization(
        run, temporary, resourceId, rulesHash, at, reached, seen, risks, reasons);
  }
}
