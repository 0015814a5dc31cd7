package io.snaprelay.rules;

import io.snaprelay.planfile.Field;
import io.snaprelay.planfile.Findings;
import io.snaprelay.planfile.Spelling;
import java.util.List;
import java.util.Optional;

/** Reads fields and refuses what they must not be, with what would be right. */
final class Reader {
  private final Findings findings;

  Reader(Findings findings) {
    this.findings = findings;
  }

  void refuse(Field field, String message) {
    findings.refuse(field.path(), message);
  }

  void refuseKey(Field field, String message) {
    findings.refuseKey(field.path(), message);
  }

  RulePlace place(Field field) {
    var place = findings.places().key(field.path());
    return new RulePlace(place.line(), place.column(), field.path().text());
  }

  /** How the user wrote a scalar. */
  String spelling(Field field) {
    return findings.places().spelling(field.path());
  }

  /** Whether the field is a mapping that has these fields at most; everything else is refused. */
  boolean isMapping(Field field, String what, List<String> known) {
    if (!field.node().isObject()) {
      refuse(
          field,
          "%s is not %s: a mapping of %s".formatted(shown(field), what, String.join(", ", known)));
      return false;
    }
    for (Field each : field.fields()) {
      if (!known.contains(each.name())) {
        refuseKey(each, "unknown field '" + each.name() + "'" + advice(each.name(), known));
      }
    }
    return true;
  }

  /** The fields of a mapping whose keys are free; nothing else may stand there. */
  List<Field> entries(Field field, String what) {
    boolean absent = field.node().isMissingNode();
    if (!absent && !field.node().isObject()) {
      refuse(field, shown(field) + " is not " + what);
    }
    return field.fields();
  }

  /** A pattern for names; refused if it is none. */
  Optional<NamePattern> pattern(Field field, String name, int parts, String example) {
    Optional<NamePattern> pattern = NamePattern.parse(name, parts);
    if (pattern.isEmpty()) {
      refuseKey(field, "'%s' is not a name: write %s".formatted(name, example));
    }
    return pattern;
  }

  Optional<String> text(Field field, String what) {
    if (field.node().isMissingNode()) {
      return Optional.empty();
    }
    Optional<String> text = field.text().filter(each -> !each.isBlank());
    if (text.isEmpty()) {
      refuse(field, shown(field) + " is not " + what);
    }
    return text.map(each -> spelling(field));
  }

  boolean flag(Field field, boolean absent) {
    if (field.node().isMissingNode()) {
      return absent;
    }
    if (!field.node().isBoolean()) {
      refuse(field, shown(field) + " is not true or false");
    }
    return field.node().asBoolean();
  }

  static String advice(String name, List<String> known) {
    return Spelling.closest(name, known)
        .map(meant -> ": did you mean '" + meant + "'?")
        .orElse("; known here are: " + String.join(", ", known));
  }

  String shown(Field field) {
    return switch (field.node().getNodeType()) {
      case MISSING, NULL -> "nothing stands here, which";
      case OBJECT -> "a mapping";
      case ARRAY -> "a list";
      default -> "'" + spelling(field) + "'";
    };
  }
}
