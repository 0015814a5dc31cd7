package io.snaprelay.infra.emulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.RunResult;
import io.snaprelay.names.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What holds on every emulator: a run whose queues, bus and ledger are that one's. */
@Execution(ExecutionMode.CONCURRENT)
abstract class EmulatorContract {
  /** Starts it, or has the test skipped with the reason. */
  abstract Emulator start();

  @Test
  void aRunGoesFromItsTriggerToItsEvidenceByQueuesBusAndBucketOfAnother() {
    try (Emulator emulator = start();
        RunOnEmulator run = RunOnEmulator.at(emulator)) {
      RunId id = run.play();

      assertEquals(RunResult.SUCCEEDED, run.ended(id));
      assertTrue(run.leavesEvidence(id));
    }
  }
}
