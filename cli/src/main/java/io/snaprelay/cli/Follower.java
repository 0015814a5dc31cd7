package io.snaprelay.cli;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Follows runs in the ledger until they have ended. */
public final class Follower {
  private final RunLedger ledger;
  private final Progress progress;

  public Follower(RunLedger ledger, Progress progress) {
    this.ledger = ledger;
    this.progress = progress;
  }

  /**
   * Follows until every run has ended or the time is up.
   *
   * @return the exit code that says how they ended
   */
  public int follow(List<RunId> runs, Duration atMost) {
    return Patience.until(atMost, () -> look(runs)).orElse(ExitCode.UNANSWERED);
  }

  private Optional<Integer> look(List<RunId> runs) {
    List<RunView> views = runs.stream().flatMap(run -> RunView.read(ledger, run).stream()).toList();
    progress.show(views);
    boolean ended =
        views.size() == runs.size() && views.stream().allMatch(v -> v.result().isPresent());
    return ended ? Optional.of(Endings.exitCode(views)) : Optional.empty();
  }
}
