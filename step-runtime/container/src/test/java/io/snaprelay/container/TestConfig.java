package io.snaprelay.container;

import java.time.Duration;

/** A poller in a hurry: one second of visibility is the shortest that SQS has. */
record TestConfig(int workers, Duration longPoll, Duration drain) implements ContainerConfig {
  static final TestConfig QUICK = new TestConfig(4, Duration.ofSeconds(1), Duration.ofSeconds(20));

  TestConfig withWorkers(int count) {
    return new TestConfig(count, longPoll, drain);
  }

  TestConfig withLongPoll(Duration time) {
    return new TestConfig(workers, time, drain);
  }

  TestConfig withDrain(Duration time) {
    return new TestConfig(workers, longPoll, time);
  }

  @Override
  public boolean enabled() {
    return true;
  }

  @Override
  public Duration visibility() {
    return Duration.ofSeconds(1);
  }
}
