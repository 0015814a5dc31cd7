package io.snaprelay.evidence.page;

import io.snaprelay.evidence.DatabaseSection;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.RunSection;
import io.snaprelay.plan.SnapshotSource;
import java.util.List;

/**
 * A named text.
 *
 * @param name what it is
 * @param value the text
 */
public record Fact(String name, String value) {
  static List<Fact> of(Evidence evidence) {
    RunSection run = evidence.run();
    DatabaseSection database = evidence.database();
    return List.of(
        new Fact("Database", "%s (%s)".formatted(database.name(), database.identifier())),
        new Fact("Account and region", database.account() + ", " + database.region()),
        new Fact("Plan", run.plan()),
        new Fact("Snapshot asked for", choice(run.snapshotChoice())),
        new Fact("Requested", Wording.time(run.requestedAt())),
        new Fact(
            "Completed",
            "%s, after %s"
                .formatted(Wording.time(run.completedAt()), Wording.duration(run.took()))),
        new Fact(
            "Data as of",
            evidence.source().map(made -> Wording.time(made.dataAsOf())).orElse("no snapshot")),
        new Fact("Run", "%s, %s".formatted(run.id(), Wording.word(run.result()))));
  }

  private static String choice(SnapshotSource choice) {
    return choice
        .identifier()
        .or(() -> choice.at().map(Wording::time))
        .orElse(Wording.word(choice.kind()));
  }
}
