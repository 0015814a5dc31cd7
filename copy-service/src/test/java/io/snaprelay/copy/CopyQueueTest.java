package io.snaprelay.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.StepFailed;
import io.snaprelay.refs.DatabaseKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Many runs, three regions each, and AWS's limit on copies in flight: nobody coordinates them, and
 * what is counted before a call is old by the time of the call, so that AWS has to refuse.
 */
class CopyQueueTest {
  @ParameterizedTest(name = "{0}: {1} runs, {2} at a time")
  @CsvSource({"INSTANCE, 200, 20", "CLUSTER, 40, 5"})
  void allFinishAndAwsNeverHasOneTooMany(DatabaseKind kind, int runs, int limit) {
    CopyQueue queue = new CopyQueue(kind, runs, limit, 4711);

    int minutes = queue.play();

    assertEquals(0, queue.loop.bus.published(StepFailed.class).size());
    assertEquals(3 * runs, queue.loop.bus.distinctIds(CopyCompleted.class).size());
    assertEquals(limit, queue.most(), "the limit is reached, and never passed");
    assertTrue(queue.refused() > 0, "AWS has refused, and that was no failure");
    assertTrue(minutes <= 2 * queue.leastMinutes(), () -> minutes + " minutes");
  }

  @Test
  void nobodyWaitsUntilAllOthersAreDone() {
    CopyQueue queue = new CopyQueue(DatabaseKind.INSTANCE, 60, 20, 815);

    int minutes = queue.play();

    assertTrue(
        queue.longestWait() < minutes && minutes < 2 * 60,
        () -> "waited for %d of %d minutes".formatted(queue.longestWait(), minutes));
  }
}
