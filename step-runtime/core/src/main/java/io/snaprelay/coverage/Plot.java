package io.snaprelay.coverage;

import io.snaprelay.chain.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The trend of a figure as an SVG drawing inside the page: time goes to the right, a run without
 * the figure is a gap, a run that proved nothing a hollow dot, the objective a dashed line.
 */
final class Plot {
  private static final int WIDTH = 180;
  private static final int HEIGHT = 44;
  private static final int MARGIN = 5;

  private final List<Point> points;
  private final Function<Point, Optional<Duration>> figure;
  private final Optional<Duration> target;
  private final double highest;

  private Plot(
      List<Point> points, Function<Point, Optional<Duration>> figure, Optional<Duration> target) {
    this.points = points;
    this.figure = figure;
    this.target = target;
    this.highest =
        Stream.concat(
                points.stream().flatMap(point -> figure.apply(point).stream()), target.stream())
            .mapToDouble(Duration::toMillis)
            .max()
            .orElse(0);
  }

  /** Draws it; empty if no run has the figure. */
  static String svg(
      String title,
      List<Point> points,
      Function<Point, Optional<Duration>> figure,
      Optional<Duration> target) {
    boolean any = points.stream().anyMatch(point -> figure.apply(point).isPresent());
    return any ? new Plot(points, figure, target).draw(title) : "";
  }

  private String draw(String title) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\"><title>%s</title>"
            .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, Html.text(title)));
    target.ifPresent(objective -> svg.append(line(objective)));
    lines()
        .forEach(line -> svg.append("<polyline class=\"trend\" points=\"%s\"/>".formatted(line)));
    for (int i = 0; i < points.size(); i++) {
      svg.append(mark(i));
    }
    return svg.append("</svg>").toString();
  }

  private String line(Duration objective) {
    String y = number(y(objective));
    return "<line class=\"objective\" x1=\"0\" y1=\"%s\" x2=\"%d\" y2=\"%s\"/>"
        .formatted(y, WIDTH, y);
  }

  /** One for each stretch without a gap. */
  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      Optional<Duration> value = figure.apply(points.get(i));
      if (value.isPresent()) {
        open.append(open.isEmpty() ? "" : " ").append(at(i, value.get()));
      } else if (!open.isEmpty()) {
        lines.add(open.toString());
        open.setLength(0);
      }
    }
    if (!open.isEmpty()) {
      lines.add(open.toString());
    }
    return lines;
  }

  private String mark(int i) {
    Point point = points.get(i);
    Optional<Duration> value = figure.apply(point);
    if (value.isEmpty()) {
      return "";
    }
    String css = point.isProof() ? "dot" : "hollow";
    return "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"2.4\"/>"
        .formatted(css, number(x(i)), number(y(value.get())));
  }

  private String at(int i, Duration value) {
    return number(x(i)) + "," + number(y(value));
  }

  private double x(int i) {
    int steps = Math.max(1, points.size() - 1);
    return MARGIN + (double) i * (WIDTH - 2 * MARGIN) / steps;
  }

  private double y(Duration value) {
    double share = highest == 0 ? 0 : value.toMillis() / highest;
    return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
