package io.snaprelay.container;

import java.time.Duration;

/** A poller in a hurry: one second of visibility is the shortest that SQS has. */
record TestConfig(int workers, Duration longPoll, Duration drain, Duration visibility)
    implements ContainerConfig {
  static final TestConfig QUICK =
      new TestConfig(4, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(1));

  TestConfig withWorkers(int count) {
    return new TestConfig(count, longPoll, drain, visibility);
  }

  TestConfig withLongPoll(Duration time) {
    return new TestConfig(workers, time, drain, visibility);
  }

  TestConfig withDrain(Duration time) {
    return new TestConfig(workers, longPoll, time, visibility);
  }

  @Override
  public boolean enabled() {
    return true;
  }

  TestConfig withVisibility(Duration time) {
    return new TestConfig(workers, longPoll, drain, time);
  }
}
