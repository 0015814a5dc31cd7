package io.snaprelay.cli.demo;

import io.snaprelay.cli.Complaint;
import io.snaprelay.cli.ExitCode;
import io.snaprelay.cli.Patience;
import io.snaprelay.cli.RunView;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the story ends: the verdict, the evidence, and what is left. */
final class Epilogue {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

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
    Ledger ledger = stage.ledger();
    RunLedger runs = stage.runs();
    runs.step(run, StepName.VERIFY)
        .flatMap(record -> record.emitted(VerificationCompleted.class))
        .ifPresent(this::tell);
    List<String> evidence =
        Stream.of("json", "html")
            .map(ending -> leave(ledger, run, "evidence-" + run + "." + ending))
            .toList();
    Patience.until(PATIENCE, () -> told.received() > 0 ? Optional.of(true) : Optional.empty());
    story.tell("the webhook was called %d time(s)", told.received());
    RunView.read(runs, run).flatMap(RunView::result).ifPresent(this::tell);
    return evidence;
  }

  private void tell(VerificationCompleted proof) {
    story.tell(
        "verdict %s: %d checks passed, %d failed, %d skipped",
        proof.verdict(),
        count(proof, CheckResult.Status.PASS),
        count(proof, CheckResult.Status.FAIL),
        count(proof, CheckResult.Status.SKIPPED));
    proof.checks().stream()
        .filter(check -> check.status() == CheckResult.Status.FAIL)
        .forEach(
            check -> story.tell("  FAIL %s, %s: %s", check.name(), check.subject(), check.seen()));
  }

  private static long count(VerificationCompleted proof, CheckResult.Status status) {
    return proof.checks().stream().filter(check -> check.status() == status).count();
  }

  private void tell(RunResult result) {
    String kept =
        options.keep().map(folder -> "everything is in " + folder).orElse("nothing else is left");
    story.tell("run %s; %s", result, kept);
  }

  private String leave(Ledger ledger, RunId run, String file) {
    Optional<byte[]> content =
        Patience.until(PATIENCE, () -> ledger.read(LedgerKeys.evidence(run, file)));
    if (content.isEmpty()) {
      throw new Complaint(
          ExitCode.UNANSWERED, "The notifier has written no " + file + " in " + PATIENCE);
    }
    Path target = options.evidence().resolve(file);
    try {
      Files.write(target, content.get());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot leave the evidence in " + target, e);
    }
    story.tell("evidence: %s", target);
    return target.toString();
  }
}
