package io.snaprelay.evidence.page;

import io.snaprelay.evidence.DatabaseSection;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.RestoreSection;
import io.snaprelay.evidence.SnapshotSection;
import io.snaprelay.names.StepName;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A link of the chain from the database to the restored one.
 *
 * @param made whether it came to be
 * @param kind what it is
 * @param name its identifier
 * @param place where it is
 * @param note what else matters about it
 */
public record Link(boolean made, String kind, String name, String place, String note) {
  static List<Link> of(Evidence evidence) {
    List<Link> chain = new ArrayList<>();
    chain.add(database(evidence.database()));
    chain.add(
        evidence
            .source()
            .filter(SnapshotSection::describesATime)
            .map(Link::moment)
            .orElseGet(() -> snapshot("Snapshot", evidence.source())));
    if (evidence.steps().stream().anyMatch(step -> step.name().isCopy())) {
      chain.add(snapshot("Copy", evidence.copy()));
    }
    if (planned(evidence, StepName.RESTORE)) {
      chain.add(temporary(evidence.restore()));
    }
    return List.copyOf(chain);
  }

  private static boolean planned(Evidence evidence, StepName name) {
    return evidence.steps().stream().anyMatch(step -> step.name().equals(name));
  }

  private static Link database(DatabaseSection database) {
    String kind = "DB " + Wording.word(database.kind());
    return new Link(true, kind, database.identifier(), database.region(), "the source");
  }

  /** What it is called is what it is: a time. */
  private static Link moment(SnapshotSection made) {
    return new Link(
        true, "Point in time", made.dataAsOf().toString(), made.region(), contents(made));
  }

  private static Link snapshot(String kind, Optional<SnapshotSection> section) {
    return section
        .map(
            made ->
                new Link(
                    true,
                    kind,
                    SnapshotRef.ofArn(made.arn()).identifier(),
                    made.region(),
                    contents(made)))
        .orElseGet(() -> missing(kind));
  }

  private static String contents(SnapshotSection made) {
    return "%s %s, %d GiB, %s"
        .formatted(
            made.engine(),
            made.engineVersion(),
            made.allocatedGiB(),
            made.kmsKeyArn().isPresent() ? "encrypted" : "not encrypted");
  }

  private static Link temporary(Optional<RestoreSection> section) {
    return section
        .map(
            made ->
                new Link(
                    true,
                    "Temporary database",
                    DatabaseRef.ofArn(made.arn()).identifier(),
                    DatabaseRef.ofArn(made.arn()).region(),
                    made.availableAt().isPresent()
                        ? made.instanceClass().orElse("restored")
                        : "never became available"))
        .orElseGet(() -> missing("Temporary database"));
  }

  private static Link missing(String kind) {
    return new Link(false, kind, "none", "not reached", "");
  }
}
