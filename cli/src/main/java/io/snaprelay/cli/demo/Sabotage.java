package io.snaprelay.cli.demo;

import io.snaprelay.cli.Patience;
import io.snaprelay.events.CopyCompleted;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.Json;
import java.time.Duration;

/** Damages the copy of a run before anybody restores it. */
final class Sabotage {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final LocalAwsProcess aws;
  private final RunLedger ledger;
  private final Story story;

  Sabotage(Stage stage, Story story) {
    this.aws = stage.aws();
    this.ledger = stage.runs();
    this.story = story;
  }

  void damageCopyOf(RunId run, DemoOptions.Damage damage, String table) {
    StepRecord copied =
        Patience.until(PATIENCE, () -> ledger.step(run, StepName.COPY))
            .orElseThrow(() -> new IllegalStateException("The copy was not made in " + PATIENCE));
    copied.emitted(CopyCompleted.class).ifPresent(copy -> damage(copy.copy().arn(), damage, table));
  }

  private void damage(String snapshotArn, DemoOptions.Damage damage, String table) {
    aws.damage(
        Json.mapper()
            .createObjectNode()
            .put("snapshot", snapshotArn)
            .put("kind", damage.toString())
            .put("database", SourceDatabase.DATABASE)
            .put("relation", table)
            .toString());
    story.tell("damaged the copy on purpose: %s of %s", damage, table);
  }
}
