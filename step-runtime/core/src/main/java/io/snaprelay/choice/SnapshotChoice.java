package io.snaprelay.choice;

import io.snaprelay.names.RunId;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.SnapshotSource.Kind;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.seal.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of a database's snapshots a run takes. Pure: the same again whenever it is asked. */
public final class SnapshotChoice {
  private static final Comparator<SnapshotState> BY_AGE =
      Comparator.comparing(SnapshotChoice::dataAsOf)
          .thenComparing(snapshot -> snapshot.ref().identifier());

  private final SnapshotSource source;
  private final RunId run;
  private final Instant now;

  /**
   * @param run whose draw it is, if the choice is random
   * @param now what ages are counted from
   */
  public SnapshotChoice(SnapshotSource source, RunId run, Instant now) {
    this.source = source;
    this.run = run;
    this.now = now;
  }

  /** An available one, by the time of its data as RDS gives it. */
  public Optional<SnapshotState> among(Collection<SnapshotState> snapshots) {
    Stream<SnapshotState> fitting = snapshots.stream().filter(this::fits);
    return switch (source.kind()) {
      case OLDEST -> fitting.min(BY_AGE);
      case RANDOM -> fitting.max(Comparator.comparing(this::lot));
      default -> fitting.max(BY_AGE);
    };
  }

  private boolean fits(SnapshotState snapshot) {
    return snapshot.isAvailable()
        && snapshot.facts().isPresent()
        && (source.kind() != Kind.AUTOMATED || snapshot.isAutomated())
        && source.within().stream().allMatch(age -> !dataAsOf(snapshot).isBefore(now.minus(age)));
  }

  /** Each snapshot's own lot: who comes or goes changes nothing between the others. */
  private String lot(SnapshotState snapshot) {
    String text = run + " " + snapshot.ref().arn();
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Instant dataAsOf(SnapshotState snapshot) {
    return snapshot.facts().orElseThrow().dataAsOf();
  }
}
