package io.snaprelay.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.chain.EvidenceLink;
import java.util.List;
import java.util.Optional;

/**
 * What a run proved, for people who were not there. It depends on the run's records alone, never on
 * the time at which it is written, so that everybody who builds it gets the same bytes. Those bytes
 * are what a signature signs: nothing in them is about the signature, which lies beside them.
 *
 * @param schema names the JSON Schema that this document satisfies
 * @param product which version of SnapRelay wrote it
 * @param chain its place among all evidence of the database; absent in version 1
 * @param run the run as a whole
 * @param database the database that it is about
 * @param source the snapshot of that database; absent if none came to be
 * @param copy the copy of the snapshot; absent if none was planned or none came to be
 * @param restore the restored database; absent if none came to be
 * @param phases how long each step took, in the order of the story
 * @param rto the recovery time, against its objective
 * @param rpo the recovery point, against its objective
 * @param handOff how fast SnapRelay went from one AWS call to the next
 * @param proof every check; absent if the run came to no verdict
 * @param sanitize the masking; absent if none was planned, or it failed
 * @param settings where what was restored is not what its source was; absent if it was only proved
 * @param failures what failed, and what was left as it was
 * @param steps how each step ended
 * @param frozenPlan the plan that the run executed, as the ledger holds it
 */
public record Evidence(
    String schema,
    String product,
    Optional<ChainSection> chain,
    RunSection run,
    DatabaseSection database,
    Optional<SnapshotSection> source,
    Optional<SnapshotSection> copy,
    Optional<RestoreSection> restore,
    List<Phase> phases,
    RecoveryTime rto,
    RecoveryPoint rpo,
    HandOff handOff,
    Optional<Proof> proof,
    Optional<SanitizeSection> sanitize,
    Optional<SettingsSection> settings,
    List<Failure> failures,
    List<StepSection> steps,
    JsonNode frozenPlan) {
  /** The schema of what this release writes. */
  public static final String SCHEMA = "urn:snaprelay:schema:evidence:2";

  public Evidence {
    phases = List.copyOf(phases);
    failures = List.copyOf(failures);
    steps = List.copyOf(steps);
  }

  /** The evidence of a run, at its place in the chain. */
  public static Evidence of(Dossier dossier, EvidenceLink link) {
    return new Evidence(
        SCHEMA,
        link.product(),
        Optional.of(ChainSection.of(link)),
        RunSection.of(dossier),
        DatabaseSection.of(dossier.frozen()),
        SnapshotSection.source(dossier),
        SnapshotSection.copy(dossier),
        RestoreSection.of(dossier),
        Phase.of(dossier),
        RecoveryTime.of(dossier),
        RecoveryPoint.of(dossier),
        HandOff.of(dossier),
        Proof.of(dossier),
        SanitizeSection.of(dossier),
        dossier.settings(),
        Failure.of(dossier),
        StepSection.of(dossier),
        EvidenceJson.tree(dossier.frozen()));
  }
}
