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
 * @param checks every check, in the order in which they ran
 */
public record Proof(
    Verdict verdict, long passed, long failed, long skipped, List<CheckResult> checks) {
  public Proof {
    checks = List.copyOf(checks);
  }

  static Optional<Proof> of(Dossier dossier) {
    return dossier.emitted(StepName.VERIFY, VerificationCompleted.class).map(Proof::of);
  }

  static Optional<Proof> passed(Dossier dossier) {
    return of(dossier).filter(proof -> proof.verdict() == Verdict.PASSED);
  }

  private static Proof of(VerificationCompleted event) {
    return new Proof(
        event.verdict(),
        count(event, Status.PASS),
        count(event, Status.FAIL),
        count(event, Status.SKIPPED),
        event.checks());
  }

  private static long count(VerificationCompleted event, Status status) {
    return event.checks().stream().filter(check -> check.status() == status).count();
  }
}
