package io.snaprelay.evidence.page;

import io.snaprelay.evidence.ChainSection;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.EvidenceSignature;
import io.snaprelay.evidence.Objective;
import io.snaprelay.evidence.RecoveryPoint;
import io.snaprelay.evidence.RecoveryTime;
import io.snaprelay.evidence.SnapshotSection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What must not be overlooked, however good the verdict is. */
final class Remarks {
  private final List<String> remarks = new ArrayList<>();

  private Remarks() {}

  static List<String> of(Evidence evidence, EvidenceSignature signature) {
    Remarks found = new Remarks();
    found.notSigned(signature);
    evidence.chain().ifPresent(found::broken);
    found.missingSnapshot(evidence);
    found.skippedChecks(evidence);
    found.summaryOnly(evidence);
    found.recoveryPoint(evidence.rpo());
    found.waited(evidence.rto());
    found.leftBehind(evidence);
    found.unencrypted(evidence);
    return List.copyOf(found.remarks);
  }

  private void notSigned(EvidenceSignature signature) {
    signature
        .reason()
        .ifPresent(
            reason ->
                remarks.add(
                    "This evidence is not signed: %s. Whoever can write where it lies could have changed it."
                        .formatted(reason)));
  }

  private void broken(ChainSection chain) {
    if (chain.isBroken()) {
      remarks.add(
          "The evidence before this, number %d, was not in the ledger any more: the chain has a hole."
              .formatted(chain.number() - 1));
    }
  }

  private void missingSnapshot(Evidence evidence) {
    if (evidence.source().isEmpty()) {
      remarks.add("No snapshot came to be: this run has made nothing that could be restored.");
    }
  }

  private void skippedChecks(Evidence evidence) {
    long skipped = evidence.proof().map(proof -> proof.skipped()).orElse(0L);
    if (skipped > 0) {
      remarks.add(
          "%s skipped: %s. A skipped check never counts as passed."
              .formatted(
                  Wording.count(skipped, "check") + (skipped == 1 ? " was" : " were"),
                  Wording.reasons(evidence.proof().orElseThrow().skips())));
    }
  }

  private void summaryOnly(Evidence evidence) {
    if (evidence.proof().filter(proof -> proof.manifest().isEmpty()).isPresent()) {
      remarks.add("Only a summary of the checks was left: single results may be missing.");
    }
  }

  private void recoveryPoint(RecoveryPoint rpo) {
    boolean judged = rpo.objective() == Objective.MET || rpo.objective() == Objective.MISSED;
    if (judged && rpo.basis() == RecoveryPoint.Basis.SNAPSHOT_TIME) {
      remarks.add(
          "The recovery point is read from the snapshot's time alone. A freshness check in the plan,"
              + " or a heartbeat table, would read it from the newest row.");
    }
  }

  private void waited(RecoveryTime rto) {
    rto.waited()
        .ifPresent(
            wait ->
                remarks.add(
                    "The restore waited %s for its turn: limits.temporaryDatabases left no place. The recovery time does not include that."
                        .formatted(Wording.duration(wait))));
  }

  private void leftBehind(Evidence evidence) {
    evidence
        .restore()
        .filter(restore -> restore.deletedAt().isEmpty())
        .ifPresent(
            restore ->
                remarks.add(
                    restore
                        .keptUntil()
                        .map(until -> kept(restore.arn(), until))
                        .orElse(
                            "The temporary database %s was not seen to be deleted: look for it, it costs money."
                                .formatted(restore.arn()))));
  }

  private static String kept(String arn, Instant until) {
    return "The temporary database %s is kept until %s for somebody to look at, and then deleted."
        .formatted(arn, Wording.time(until));
  }

  private void unencrypted(Evidence evidence) {
    evidence
        .copy()
        .or(evidence::source)
        .map(SnapshotSection::kmsKeyArn)
        .filter(key -> key.isEmpty())
        .ifPresent(key -> remarks.add("The backup is not encrypted."));
  }
}
