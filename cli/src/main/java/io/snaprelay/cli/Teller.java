package io.snaprelay.cli;

import io.snaprelay.ledger.RunLedger;
import java.util.function.Supplier;

/** Tells how runs stand: at once, or when they have ended. */
final class Teller {
  private final RunLedger ledger;
  private final Output output;
  private final Following following;

  Teller(RunLedger ledger, Output output, Following following) {
    this.ledger = ledger;
    this.output = output;
    this.following = following;
  }

  /**
   * Tells it.
   *
   * @param look how they stand now; asked again once they have ended
   * @return the exit code
   */
  int tell(Supplier<Standing> look) {
    Standing now = look.get();
    if (!output.isJson()) {
      printTrigger(now);
    }
    boolean follow = following.isWanted() && !now.runs().isEmpty();
    boolean late = follow && follow(now) == ExitCode.UNANSWERED;
    Standing end = follow ? look.get() : now;
    if (output.isJson()) {
      output.json(end);
    } else if (!follow) {
      printRuns(end);
    }
    if (late) {
      throw new Complaint(
          ExitCode.UNANSWERED, "Not every run has ended after " + following.timeout());
    }
    return end.exitCode();
  }

  private int follow(Standing now) {
    return new Follower(ledger, Progress.to(output))
        .follow(now.runs().stream().map(RunView::run).toList(), following.timeout());
  }

  private void printTrigger(Standing standing) {
    standing
        .refusals()
        .forEach(it -> output.line("refused: %s: %s".formatted(it.code(), it.detail())));
    standing
        .skipped()
        .forEach(
            it ->
                output.line(
                    "skipped: %s: run %s is still open".formatted(it.database(), it.run())));
  }

  private void printRuns(Standing standing) {
    if (standing.trigger().isEmpty() && standing.runs().isEmpty()) {
      output.line("No run is open");
    }
    standing.runs().forEach(this::print);
  }

  private void print(RunView run) {
    output.line(RunText.of(run));
    run.steps().stream()
        .filter(step -> run.hasBegun())
        .forEach(step -> output.line("  " + StepText.of(run, step)));
  }
}
