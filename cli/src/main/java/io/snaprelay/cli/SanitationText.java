package io.snaprelay.cli;

import io.snaprelay.sanitize.engine.Preview;
import io.snaprelay.sanitize.engine.SanitationPlan;
import io.snaprelay.sanitize.engine.SanitationPlan.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A sanitation as planned, for people. */
final class SanitationText {
  private static final int LONGEST = 60;

  private SanitationText() {}

  static List<String> of(SanitationPlan plan) {
    List<String> lines = new ArrayList<>(plan.problems());
    for (Planned step : plan.steps()) {
      lines.add(heading(step));
      step.statements().forEach(sql -> lines.add("    " + sql.strip().replace("\n", "\n    ")));
    }
    plan.previews().forEach(preview -> lines.addAll(rows(preview)));
    lines.add(
        plan.problems().isEmpty()
            ? "%s: %d steps".formatted(plan.database(), plan.steps().size())
            : plan.database() + ": no run with these rules would start");
    return lines;
  }

  private static String heading(Planned step) {
    String name = step.phase().toLowerCase(Locale.ROOT).replace('_', ' ') + "  " + step.name();
    return step.reason().isEmpty()
        ? name
        : "%s  %s (%,d bytes, about %d s)"
            .formatted(name, step.reason(), step.bytes(), step.seconds());
  }

  private static List<String> rows(Preview preview) {
    List<String> lines = new ArrayList<>();
    lines.add("rows of " + preview.table());
    for (Preview.Row row : preview.rows()) {
      for (int i = 0; i < preview.columns().size(); i++) {
        String before = shown(row.before().get(i));
        String after = shown(row.after().get(i));
        lines.add("    %s: %s -> %s".formatted(preview.columns().get(i), before, after));
      }
    }
    return lines;
  }

  private static String shown(Optional<String> value) {
    String text = value.map(each -> each.replaceAll("\\p{Cntrl}", " ")).orElse("null");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
