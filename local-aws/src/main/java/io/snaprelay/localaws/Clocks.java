package io.snaprelay.localaws;

import io.snaprelay.localaws.time.ManualTimeline;
import io.snaprelay.localaws.time.RealTimeline;
import io.snaprelay.localaws.time.Timeline;

/**
 * The timelines of the services.
 *
 * @param machine for what machines do and that may be made faster: RDS's operations
 * @param world for what people set in hours and minutes: queues, schedules, deletion windows
 */
record Clocks(Timeline machine, Timeline world, Runnable closing) implements AutoCloseable {

  static Clocks of(Options options) {
    if (options.manualClock().isPresent()) {
      ManualTimeline manual = new ManualTimeline(options.manualClock().get());
      return new Clocks(manual, manual, manual::close);
    }
    RealTimeline scaled = new RealTimeline(options.timeScale());
    RealTimeline real = new RealTimeline(1);
    return new Clocks(
        scaled,
        real,
        () -> {
          scaled.close();
          real.close();
        });
  }

  @Override
  public void close() {
    closing.run();
  }
}
