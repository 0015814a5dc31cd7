package io.snaprelay.cli.demo;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.RunView;
import io.snaprelay.events.RunResult;
import io.snaprelay.names.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the story ends: the verdict, the evidence, and what is left. */
final class Epilogue {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Of the beginning and of the end. */
  private static final int NOTICES = 2;

  private final Story story;
  private final DemoOptions options;
  private final WebhookReceiver told;

  Epilogue(Story story, DemoOptions options, WebhookReceiver told) {
    this.story = story;
    this.options = options;
    this.told = told;
  }

  /** Tells it, and returns the files that are left. */
  List<String> tell(RunId run, Stage stage) {
    List<String> evidence = new EvidenceLeft(stage.ledger(), options.evidence(), story).of(run);
    Patience.until(
        PATIENCE, () -> told.received() >= NOTICES ? Optional.of(true) : Optional.empty());
    story.tell("the webhook was called %d time(s)", told.received());
    RunView.read(stage.runs(), run).flatMap(RunView::result).ifPresent(this::tell);
    return evidence;
  }

  private void tell(RunResult result) {
    String kept =
        options.keep().map(folder -> "everything is in " + folder).orElse("nothing else is left");
    story.tell("run %s; %s", result, kept);
  }
}
