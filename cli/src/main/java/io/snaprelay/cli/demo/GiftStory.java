package io.snaprelay.cli.demo;

import io.snaprelay.cli.ExitCode;
import io.snaprelay.events.Event;
import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.events.SnapshotShared;
import io.snaprelay.events.StepFailed;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import java.util.List;
import java.util.Optional;

/** Tells what became of a masked snapshot, until somebody in another account has read it. */
final class GiftStory {
  private static final int SHOWN = 3;

  private final Story story;
  private final Stage stage;
  private final DemoEngine engine;
  private final Originals originals;

  GiftStory(Story story, Stage stage, DemoEngine engine, Originals originals) {
    this.story = story;
    this.stage = stage;
    this.engine = engine;
    this.originals = originals;
  }

  /** Returns the exit code: a received original is worse than a failed run. */
  int tell(RunId run) {
    RunLedger ledger = stage.runs();
    emitted(ledger, run, StepName.SANITIZE, SanitizeCompleted.class)
        .flatMap(SanitizeCompleted::proof)
        .ifPresent(this::tell);
    emitted(ledger, run, StepName.SANITIZE, StepFailed.class)
        .ifPresent(failed -> story.tell("not given away: %s", failed.detail()));
    Optional<SnapshotShared> shared =
        emitted(ledger, run, StepName.SANITIZED_SHARE, SnapshotShared.class);
    return shared.map(this::receive).orElse(ExitCode.FAILED);
  }

  private void tell(SanitizeCompleted.Proof proof) {
    story.tell(
        "sanitized to level %s: %d kinds of checks, none failed",
        proof.level(), proof.checks().size());
    proof.residualRisks().forEach(risk -> story.tell("  not ruled out: %s", risk));
  }

  private int receive(SnapshotShared shared) {
    story.tell("%s is shared with %s", shared.snapshot().identifier(), shared.accounts());
    try (AwsClients theirs = stage.clients().assume(Receiver.ACCOUNT)) {
      List<List<String>> people = new Receiver(theirs, stage.aws().caBundle(), engine).receive();
      story.tell(
          "account %s copied it under its own key, restored it, and reads %,d people:",
          Receiver.ACCOUNT, people.size());
      people.stream().limit(SHOWN).forEach(person -> story.tell("  %s", person));
      return judge(people);
    }
  }

  private int judge(List<List<String>> people) {
    long found = originals.among(people.stream().flatMap(List::stream).toList());
    story.tell("of %,d known originals it reads %d", originals.values().size(), found);
    return found == 0 && !people.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static <E extends Event> Optional<E> emitted(
      RunLedger ledger, RunId run, StepName step, Class<E> type) {
    return ledger.step(run, step).flatMap(record -> record.emitted(type));
  }
}
