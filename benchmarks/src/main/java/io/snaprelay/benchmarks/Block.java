package io.snaprelay.benchmarks;

import java.util.List;

/**
 * The figures of one measurement.
 *
 * @param title what was measured
 * @param succeeded whether everything did that it was measured on
 * @param figures the figures, in the order in which they are read
 */
record Block(String title, boolean succeeded, List<Figure> figures) {
  Block {
    figures = List.copyOf(figures);
  }
}
