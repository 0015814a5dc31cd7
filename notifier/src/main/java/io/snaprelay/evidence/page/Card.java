package io.snaprelay.evidence.page;

import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.Objective;
import io.snaprelay.evidence.Proof;
import io.snaprelay.evidence.RecoveryPoint;
import io.snaprelay.evidence.RecoveryTime;
import io.snaprelay.evidence.RestoreSection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A figure.
 *
 * @param tone whether it is as it should be
 * @param name what it is
 * @param value the figure
 * @param note what it is measured against
 */
public record Card(Tone tone, String name, String value, String note) {
  static List<Card> of(Evidence evidence) {
    return List.of(
        evidence.proof().map(Card::checks).orElseGet(Card::noChecks),
        recoveryTime(evidence.rto()),
        recoveryPoint(evidence.rpo()),
        evidence.restore().map(Card::temporary).orElseGet(Card::noTemporary));
  }

  private static Card checks(Proof proof) {
    Tone tone = proof.failed() > 0 ? Tone.BAD : proof.skipped() > 0 ? Tone.MIXED : Tone.GOOD;
    String value = "%d of %d passed".formatted(proof.passed(), proof.checks().size());
    return new Card(
        tone, "Checks", value, "%d failed, %d skipped".formatted(proof.failed(), proof.skipped()));
  }

  private static Card noChecks() {
    return new Card(Tone.NEUTRAL, "Checks", "None", "no check came to a result");
  }

  private static Card recoveryTime(RecoveryTime rto) {
    return new Card(
        tone(rto.objective()),
        "Recovery time (RTO)",
        rto.objective() == Objective.NOT_PROVED
            ? "Not proved"
            : Wording.duration(rto.measured(), "Not measured"),
        against(rto.target(), "from request to proof"));
  }

  private static Card recoveryPoint(RecoveryPoint rpo) {
    String basis =
        switch (rpo.basis()) {
          case NEWEST_ROW -> "by the newest row";
          case SNAPSHOT_TIME -> "by the snapshot's time";
          case NONE -> "there is no snapshot";
        };
    return new Card(
        tone(rpo.objective()),
        "Recovery point (RPO)",
        rpo.objective() == Objective.NOT_PROVED
            ? "Not proved"
            : Wording.duration(rpo.measured(), "Unknown"),
        against(rpo.target(), basis));
  }

  private static String against(Optional<Duration> target, String note) {
    return target.map(t -> "objective " + Wording.duration(t)).orElse("no objective") + ", " + note;
  }

  private static Card temporary(RestoreSection restore) {
    return restore
        .deletedAt()
        .map(at -> new Card(Tone.GOOD, "Temporary database", "Deleted", Wording.time(at)))
        .or(() -> restore.keptUntil().map(Card::kept))
        .orElse(new Card(Tone.BAD, "Temporary database", "Not deleted", "it may still exist"));
  }

  private static Card kept(Instant until) {
    return new Card(Tone.NEUTRAL, "Temporary database", "Kept", "until " + Wording.time(until));
  }

  private static Card noTemporary() {
    return new Card(Tone.NEUTRAL, "Temporary database", "None", "none was created");
  }

  private static Tone tone(Objective objective) {
    return switch (objective) {
      case MET -> Tone.GOOD;
      case MISSED, NOT_PROVED -> Tone.BAD;
      case NO_TARGET -> Tone.NEUTRAL;
    };
  }
}
