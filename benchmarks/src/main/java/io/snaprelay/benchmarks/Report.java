package io.snaprelay.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.snaprelay.wire.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that was measured, as a table or as JSON. */
final class Report {
  private final Machine machine;
  private final List<Block> blocks = new ArrayList<>();

  Report(Machine machine) {
    this.machine = machine;
  }

  void add(Block block) {
    blocks.add(block);
  }

  boolean allSucceeded() {
    return blocks.stream().allMatch(Block::succeeded);
  }

  String json() {
    try {
      return Json.mapper()
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(Map.of("machine", machine, "measurements", blocks));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    StringBuilder text = new StringBuilder(machine.toString()).append('\n');
    for (Block block : blocks) {
      text.append('\n').append(block.title()).append('\n');
      block.figures().forEach(figure -> text.append(line(figure)));
    }
    return text.toString();
  }

  private static String line(Figure figure) {
    String value = number(figure.value(), figure.unit());
    String ratio =
        figure
            .ratio()
            .map(
                r ->
                    "%8s x %s (%s)"
                        .formatted(
                            times(r.times()), r.of(), number(r.bare(), figure.unit()).strip()))
            .orElse("");
    return String.format(Locale.ROOT, "  %-44s %12s%s", figure.name(), value, ratio).stripTrailing()
        + "\n";
  }

  /** A part of one tells more with two digits. */
  private static String times(double times) {
    return String.format(Locale.ROOT, times < 1 ? "%.2f" : "%.1f", times);
  }

  private static String number(double value, String unit) {
    return String.format(Locale.ROOT, unit.equals("s") ? "%.3f %s" : "%.1f %s", value, unit);
  }
}
