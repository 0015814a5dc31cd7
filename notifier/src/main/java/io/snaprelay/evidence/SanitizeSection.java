package io.snaprelay.evidence;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.names.StepName;
import java.util.List;
import java.util.Optional;

/**
 * The masking of the restored database. It is here only if every post-condition held: masking that
 * failed is a failed step.
 *
 * @param rulesHash SHA-256 of the rules that were applied
 * @param level how deep it was cleaned, for example {@code L2}; absent if the event tells no proof
 * @param residualRisks what this level cannot rule out
 * @param results the file that holds every result; absent if only the event's summary was left
 * @param checks the post-conditions, and what they saw
 */
public record SanitizeSection(
    String rulesHash,
    Optional<String> level,
    List<String> residualRisks,
    Optional<SourceFile> results,
    List<CheckResult> checks) {
  public SanitizeSection {
    residualRisks = List.copyOf(residualRisks);
    checks = List.copyOf(checks);
  }

  static Optional<SanitizeSection> of(Dossier dossier) {
    return dossier
        .emitted(StepName.SANITIZE, SanitizeCompleted.class)
        .map(event -> of(event, Optional.ofNullable(dossier.checks().get(StepName.SANITIZE))));
  }

  private static SanitizeSection of(SanitizeCompleted event, Optional<CheckList> every) {
    Optional<SanitizeCompleted.Proof> proof = event.proof();
    List<CheckResult> told = proof.map(SanitizeCompleted.Proof::checks).orElse(List.of());
    return new SanitizeSection(
        event.rulesHash(),
        proof.map(SanitizeCompleted.Proof::level),
        proof.map(SanitizeCompleted.Proof::residualRisks).orElse(List.of()),
        every.map(CheckList::file),
        every.map(CheckList::checks).orElse(told));
  }
}
