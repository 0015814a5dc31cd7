package io.snaprelay.infra.emulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.RunResult;
import io.snaprelay.names.RunId;
import org.junit.jupiter.api.Test;

/** A run whose queues, bus and ledger are moto's. */
class MotoIT {
  @Test
  void aRunGoesFromItsTriggerToItsEvidenceByMotosQueuesBusAndBucket() {
    try (MotoServer moto = MotoServer.start();
        RunOnEmulator run = RunOnEmulator.at(moto.endpoint())) {
      RunId id = run.play();

      assertEquals(RunResult.SUCCEEDED, run.ended(id));
      assertTrue(run.leavesEvidence(id));
    }
  }
}
