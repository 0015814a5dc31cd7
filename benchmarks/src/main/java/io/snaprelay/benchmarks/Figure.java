package io.snaprelay.benchmarks;

import java.util.Optional;

/**
 * One thing that was measured.
 *
 * @param name what it is
 * @param value how much
 * @param unit of the value; {@code ""} for a count
 * @param ratio how it compares; absent for what is no time and no size
 */
record Figure(String name, double value, String unit, Optional<Ratio> ratio) {

  /**
   * How often something bare goes into a figure.
   *
   * @param times the figure divided by the bare value
   * @param of what the bare thing is
   * @param bare its value, in the figure's unit
   */
  record Ratio(double times, String of, double bare) {}

  Figure(String name, double value, String unit) {
    this(name, value, unit, Optional.empty());
  }

  static Figure count(String name, double value) {
    return new Figure(name, value, "");
  }

  static Figure seconds(String name, double value) {
    return new Figure(name, value, "s");
  }

  /** The same figure, set against a bare one of the same unit. */
  Figure against(String of, double bare) {
    return new Figure(name, value, unit, Optional.of(new Ratio(value / bare, of, bare)));
  }
}
