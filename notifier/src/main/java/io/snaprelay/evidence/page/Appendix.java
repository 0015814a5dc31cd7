package io.snaprelay.evidence.page;

import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.RestoreSection;
import io.snaprelay.evidence.RunSection;
import io.snaprelay.evidence.SnapshotSection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The exact names of one thing.
 *
 * @param title the thing
 * @param facts its names
 */
public record Appendix(String title, List<Fact> facts) {
  static List<Appendix> of(Evidence evidence) {
    Stream<Appendix> always =
        Stream.of(
            run(evidence.run()),
            new Appendix("Database", List.of(new Fact("ARN", evidence.database().arn()))));
    Stream<Optional<Appendix>> made =
        Stream.of(
            evidence.source().map(source -> snapshot(title(source), source)),
            evidence.copy().map(copy -> snapshot("Copy", copy)),
            evidence.restore().map(Appendix::temporary));
    return Stream.concat(always, made.flatMap(Optional::stream)).toList();
  }

  private static String title(SnapshotSection source) {
    return source.describesATime() ? "Point in time" : "Snapshot";
  }

  private static Appendix run(RunSection run) {
    return new Appendix(
        "Run", List.of(new Fact("Run id", run.id().value()), new Fact("Trigger", run.trigger())));
  }

  private static Appendix snapshot(String title, SnapshotSection snapshot) {
    return new Appendix(
        title,
        List.of(
            new Fact("ARN", snapshot.arn()),
            new Fact("KMS key", snapshot.kmsKeyArn().orElse("none: not encrypted")),
            new Fact("Data as of", snapshot.dataAsOf().toString()),
            new Fact("Found available", snapshot.foundAvailableAt().toString()),
            new Fact("Engine", snapshot.engine() + " " + snapshot.engineVersion())));
  }

  private static Appendix temporary(RestoreSection restore) {
    return new Appendix(
        "Temporary database",
        List.of(
            new Fact("ARN", restore.arn()),
            new Fact("Resource id", restore.resourceId()),
            new Fact("Restored from", restore.snapshotArn().orElse("it never became available")),
            new Fact("Asked for", restore.requestedAt().toString()),
            new Fact("Available", restore.availableAt().map(Object::toString).orElse("never")),
            new Fact(
                "Deleted",
                restore
                    .deletedAt()
                    .map(Object::toString)
                    .or(() -> restore.keptUntil().map(until -> "kept until " + until))
                    .orElse("not seen"))));
  }
}
