package io.snaprelay.localaws.time;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RealTimelineTest {

  @Test
  void scaleZeroKnowsNoDelay() throws Exception {
    assertTrue(happensAfter(0, Duration.ofDays(1)).await(10, TimeUnit.SECONDS));
  }

  @Test
  void aLargeScaleShortensADelay() throws Exception {
    assertTrue(happensAfter(1_000_000, Duration.ofDays(1)).await(10, TimeUnit.SECONDS));
  }

  @Test
  void scaleOneKeepsADelay() throws Exception {
    assertFalse(happensAfter(1, Duration.ofDays(1)).await(50, TimeUnit.MILLISECONDS));
  }

  @Test
  void aClockThatIsPutBackMovesNoWork() throws Exception {
    try (RealTimeline time = new RealTimeline(1)) {
      CountDownLatch happened = new CountDownLatch(1);
      time.after(Duration.ofMillis(20), happened::countDown);
      time.jump(Duration.ofHours(-5));
      time.jump(Duration.ofHours(1));

      Instant now = time.now();

      assertTrue(now.isBefore(Instant.now().minus(Duration.ofHours(3))), now::toString);
      assertTrue(now.isAfter(Instant.now().minus(Duration.ofHours(5))), now::toString);
      assertTrue(happened.await(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void aScaleThatIsNoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RealTimeline(-1));
    assertThrows(IllegalArgumentException.class, () -> new RealTimeline(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new RealTimeline(Double.POSITIVE_INFINITY));
  }

  @Test
  void aClosedTimelineForgetsItsJobs() {
    RealTimeline time = new RealTimeline(0);
    time.close();
    time.after(Duration.ZERO, () -> {});
  }

  private static CountDownLatch happensAfter(double scale, Duration delay) {
    CountDownLatch happened = new CountDownLatch(1);
    new RealTimeline(scale).after(delay, happened::countDown);
    return happened;
  }
}
