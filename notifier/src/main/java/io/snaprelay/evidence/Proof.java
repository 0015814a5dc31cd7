package io.snaprelay.evidence;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.names.StepName;
import java.util.List;
import java.util.Optional;

/**
 * The proof of the restored database.
 *
 * @param verdict PASSED only if at least one check passed and none failed
 * @param passed how many checks passed
 * @param failed how many failed
 * @param skipped how many were skipped; they count as neither
 * @param skips why they were
 * @param manifest the file that holds these results and the figures of every table; absent if only
 *     the summary that an event has room for was left
 * @param checks every check, in the order in which they ran
 */
public record Proof(
    Verdict verdict,
    long passed,
    long failed,
    long skipped,
    List<Skips> skips,
    Optional<SourceFile> manifest,
    List<CheckResult> checks) {
  public Proof {
    skips = skips == null ? List.of() : List.copyOf(skips);
    checks = List.copyOf(checks);
  }

  static Optional<Proof> of(Dossier dossier) {
    return dossier
        .emitted(StepName.VERIFY, VerificationCompleted.class)
        .map(event -> of(event, dossier.checks().get(StepName.VERIFY)));
  }

  static Optional<Proof> passed(Dossier dossier) {
    return of(dossier).filter(proof -> proof.verdict() == Verdict.PASSED);
  }

  private static Proof of(VerificationCompleted event, CheckList every) {
    List<CheckResult> checks = every == null ? event.checks() : every.checks();
    return new Proof(
        event.verdict(),
        count(checks, Status.PASS),
        count(checks, Status.FAIL),
        count(checks, Status.SKIPPED),
        Skips.in(checks),
        Optional.ofNullable(every).map(CheckList::file),
        checks);
  }

  private static long count(List<CheckResult> checks, Status status) {
    return checks.stream().filter(check -> check.status() == status).count();
  }
}
