package io.snaprelay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.wire.PointInTimeText;
import io.snaprelay.wire.SnapshotSourceText;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What to work with instead of what the plan says: a snapshot, or a point in time. */
final class WantedSource {
  @ArgGroup(multiplicity = "0..1")
  private Given given;

  /** One of the two. */
  private static final class Given {
    @Option(
        names = "--snapshot",
        paramLabel = "SOURCE",
        description = {
          "Instead of the plan's: fresh, latest, automated, good, oldest, random, or a snapshot's",
          "identifier or ARN."
        })
    private String snapshot;

    @Option(
        names = "--at",
        paramLabel = "TIME",
        description = {
          "Instead of a snapshot: the database as it was at that time, for example",
          "2026-11-20T10:00:00Z, or as late as its automated backups go: latest."
        })
    private String at;
  }

  /**
   * As a plan file would have it.
   *
   * @throws Complaint if the time is none
   */
  Optional<SnapshotSource> source() {
    return Optional.ofNullable(given)
        .map(
            wanted ->
                wanted.at == null
                    ? SnapshotSourceText.parse(wanted.snapshot)
                    : PointInTimeText.parse(time(wanted.at)));
  }

  /**
   * As a trigger has it.
   *
   * @throws Complaint if the time is none
   */
  Optional<JsonNode> json() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return Optional.ofNullable(given)
        .map(
            wanted ->
                wanted.at == null
                    ? json.textNode(wanted.snapshot)
                    : json.objectNode().put("at", time(wanted.at)));
  }

  private static String time(String text) {
    if (!PointInTimeText.isOne(text)) {
      throw Complaint.usage(
          "--at '%s' is no time: write it like 2026-11-20T10:00:00Z, or write latest"
              .formatted(text));
    }
    return text;
  }
}
