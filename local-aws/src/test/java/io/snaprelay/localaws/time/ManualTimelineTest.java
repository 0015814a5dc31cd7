package io.snaprelay.localaws.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManualTimelineTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ManualTimeline time = new ManualTimeline(START);
  private final List<String> happened = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    time.close();
  }

  @Test
  void nothingHappensBeforeItsMoment() throws Exception {
    time.after(Duration.ofSeconds(10), () -> happened.add("late"));
    time.advance(Duration.ofSeconds(9));
    assertEquals(List.of(), happened);
    time.advance(Duration.ofSeconds(1));
    assertEquals(List.of("late"), happened);
    assertEquals(START.plusSeconds(10), time.now());
  }

  @Test
  void jobsRunInTheOrderOfTheirTimeAndSeeIt() throws Exception {
    time.after(Duration.ofSeconds(2), () -> happened.add("b" + time.now()));
    time.after(Duration.ofSeconds(1), () -> happened.add("a" + time.now()));
    time.advance(Duration.ofMinutes(1));
    assertEquals(List.of("a" + START.plusSeconds(1), "b" + START.plusSeconds(2)), happened);
  }

  @Test
  void aJobMayAskForAnotherOnTheWay() throws Exception {
    time.after(
        Duration.ofSeconds(1), () -> time.after(Duration.ofSeconds(1), () -> happened.add("next")));
    time.advance(Duration.ofSeconds(2));
    assertEquals(List.of("next"), happened);
  }

  @Test
  void aJobWithoutDelayStartsAtOnce() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    time.after(Duration.ZERO, started::countDown);
    assertTrue(started.await(10, TimeUnit.SECONDS));
  }

  @Test
  void aFailingJobDisturbsNoOther() throws Exception {
    time.after(
        Duration.ofSeconds(1),
        () -> {
          throw new IllegalStateException("thrown by a test");
        });
    time.after(Duration.ofSeconds(1), () -> happened.add("second"));
    time.advance(Duration.ofSeconds(1));
    assertEquals(List.of("second"), happened);
  }

  @Test
  void timeDoesNotGoBack() {
    assertThrows(IllegalArgumentException.class, () -> time.advance(Duration.ofSeconds(-1)));
  }
}
