package io.snaprelay.evidence.page;

import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.EvidenceJson;
import io.snaprelay.evidence.EvidenceSignature;
import io.snaprelay.evidence.Failure;
import java.util.List;

/**
 * All that the page shows.
 *
 * @param title the document's title
 * @param heading the database's identifier
 * @param headline the verdict
 * @param facts what, for whom, when
 * @param cards the figures that a reader looks for first
 * @param remarks what must not be overlooked
 * @param failures what failed
 * @param chain what was made from what
 * @param timeline the phases
 * @param seal whether this can be trusted, and how to find out
 * @param groups every check, the failed ones first, long lists folded
 * @param sanitized the masking, if there was one
 * @param settings where what was restored is not what its source was, if it stays or is a drill's
 * @param steps how each step ended
 * @param lags how fast SnapRelay went on
 * @param appendix ARNs, ids, keys
 * @param controls which demands of which standards this answers
 * @param plan the frozen plan, as indented JSON
 * @param imprint where all this is from
 */
public record Page(
    String title,
    String heading,
    Headline headline,
    List<Fact> facts,
    List<Card> cards,
    List<String> remarks,
    List<Failure> failures,
    List<Link> chain,
    Timeline timeline,
    Seal seal,
    List<CheckGroup> groups,
    List<SanitizedPart> sanitized,
    List<SettingsPart> settings,
    List<StepRow> steps,
    List<LagRow> lags,
    List<Appendix> appendix,
    List<Control> controls,
    String plan,
    Imprint imprint) {

  /** The checks whose statement is known by its hash. */
  public List<CheckRow> hashes() {
    return groups.stream()
        .flatMap(group -> group.rows().stream())
        .filter(check -> !check.hash().isEmpty())
        .toList();
  }

  /**
   * The page of some evidence.
   *
   * @param evidence what to show
   * @param json the file in which it stands
   * @param signature whether that file is signed
   */
  public static Page of(Evidence evidence, byte[] json, EvidenceSignature signature) {
    return new Page(
        "Restore evidence: %s, run %s".formatted(evidence.database().name(), evidence.run().id()),
        evidence.database().identifier(),
        Headline.of(evidence),
        Fact.of(evidence),
        Card.of(evidence),
        Remarks.of(evidence, signature),
        evidence.failures(),
        Link.of(evidence),
        Timeline.of(evidence),
        Seal.of(evidence, signature),
        CheckGroup.of(evidence),
        SanitizedPart.of(evidence),
        SettingsPart.of(evidence),
        StepRow.of(evidence),
        LagRow.of(evidence),
        Appendix.of(evidence),
        Control.all(),
        EvidenceJson.pretty(evidence.frozenPlan()),
        Imprint.of(evidence, json));
  }
}
