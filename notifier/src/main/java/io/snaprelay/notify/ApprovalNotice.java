package io.snaprelay.notify;

import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.evidence.page.Wording;
import io.snaprelay.notify.channel.Notice.News;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Restore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The notice about a restored database that passed its proof and may take production's place, as
 * soon as somebody says so. Until then nothing happens, and nobody else would tell.
 */
final class ApprovalNotice {
  private ApprovalNotice() {}

  static News of(VerificationCompleted proof, FrozenPlan frozen) {
    String production = frozen.database().identifier();
    return new News(
        production + ": the cutover waits for your approval",
        List.of(
            "%s was restored from a snapshot of %s and passed its proof (%s)."
                .formatted(
                    proof.temporary().identifier(),
                    production,
                    Wording.count(proof.checks().size(), "check")),
            "It takes the name and endpoint of %s once somebody approves, and waits until %s."
                .formatted(production, Wording.time(frozen.deadline()))),
        List.of(
            "%s: it serves as before.".formatted(frozen.database().arn()),
            "If nobody approves by then, the run fails (DEADLINE), %s stays what it is, and %s is deleted."
                .formatted(production, proof.temporary().identifier())),
        List.of(
            "See what was proved, where it differs, and what would happen: snaprelay restore approve %s --dry-run"
                .formatted(frozen.run()),
            "Let it go on: snaprelay restore approve %s".formatted(frozen.run()),
            "%s holds what was written up to the snapshot. %s"
                .formatted(proof.temporary().identifier(), afterwards(frozen)),
            "Or end it now, without touching production: snaprelay cancel %s"
                .formatted(frozen.run())));
  }

  private static String afterwards(FrozenPlan frozen) {
    Optional<Duration> hold = frozen.plan().restore().flatMap(Restore::hold);
    return "What %s has written since stays in the old database, which is kept%s."
        .formatted(
            frozen.database().identifier(),
            hold.map(it -> " for " + Wording.duration(it)).orElse(""));
  }
}
