package io.snaprelay.benchmarks;

import java.util.List;

/**
 * How a set of values lies. Percentiles are values that were measured, by nearest rank; nothing is
 * interpolated.
 *
 * @param min the smallest
 * @param median half of the values are no greater
 * @param p90 nine in ten values are no greater
 * @param max the greatest
 */
record Spread(double min, double median, double p90, double max) {

  /**
   * @throws IllegalArgumentException if there are no values, or one is no number
   */
  static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("There is no spread of no values");
    }
    if (values.stream().anyMatch(value -> value.isNaN())) {
      throw new IllegalArgumentException("Not a number among " + values);
    }
    List<Double> sorted = values.stream().sorted().toList();
    return new Spread(
        sorted.get(0), ranked(sorted, 50), ranked(sorted, 90), sorted.get(sorted.size() - 1));
  }

  private static double ranked(List<Double> sorted, int percent) {
    int rank = (sorted.size() * percent + 99) / 100;
    return sorted.get(rank - 1);
  }
}
