package io.snaprelay.sanitize.masking;

import io.snaprelay.planfile.PlanProblem;
import io.snaprelay.planfile.Spelling;
import io.snaprelay.rules.ColumnRule;
import io.snaprelay.rules.DatabaseRules;
import io.snaprelay.rules.NamePattern;
import io.snaprelay.rules.RulePlace;
import io.snaprelay.rules.TableRules;
import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the rule of every column, and every column and table without one. */
final class DriftGuard {
  private final DatabaseRules rules;
  private final Catalog catalog;
  private final List<PlanProblem> problems;

  DriftGuard(DatabaseRules rules, Catalog catalog, List<PlanProblem> problems) {
    this.rules = rules;
    this.catalog = catalog;
    this.problems = problems;
  }

  List<Decision> decide() {
    rules.tables().stream().filter(rule -> rule.table().exact()).forEach(this::refuseUnknown);
    return catalog.roots().stream().map(this::decide).toList();
  }

  private void refuseUnknown(TableRules rule) {
    Optional<Table> found =
        catalog.tables().stream().filter(table -> matches(rule.table(), table)).findFirst();
    if (found.isEmpty()) {
      refuse(rule.place(), "the database has no such table" + meant(rule.table()));
    } else if (found.get().kind() == Table.Kind.PARTITION) {
      refuse(
          rule.place(),
          "is a partition of %s, and masked with it: write the rules there"
              .formatted(found.get().parents().get(0)));
    }
  }

  private String meant(NamePattern pattern) {
    List<String> names = catalog.roots().stream().map(table -> table.name().toString()).toList();
    String name =
        pattern.parts().size() == 1 ? catalog.home() + "." + pattern.text() : pattern.text();
    return Spelling.closest(name, names)
        .map(closest -> ": did you mean '" + closest + "'?")
        .orElse(
            ": take it out, or mend its name; a name without a schema is in "
                + NamePattern.spell(catalog.home()));
  }

  private Decision decide(Table table) {
    Optional<TableRules> rule = rule(table);
    RulePlace place = rule.map(TableRules::place).orElse(rules.place());
    boolean truncate = rule.filter(TableRules::truncate).isPresent();
    Map<String, ColumnRule> columns = new LinkedHashMap<>();
    if (!truncate) {
      List<ColumnRule> listed = rule.map(TableRules::columns).orElse(List.of());
      columns.putAll(columns(table, listed, place));
      listed.stream()
          .filter(each -> each.column().exact())
          .forEach(each -> refuseNeedless(table, each));
    }
    return new Decision(table, place, truncate, rule.flatMap(TableRules::delete), columns);
  }

  /** A name wins over patterns; two patterns for one table are no decision. */
  private Optional<TableRules> rule(Table table) {
    List<TableRules> found =
        rules.tables().stream().filter(rule -> matches(rule.table(), table)).toList();
    List<TableRules> named = found.stream().filter(rule -> rule.table().exact()).toList();
    List<TableRules> best = named.isEmpty() ? found : named;
    if (best.size() > 1) {
      refuse(
          best.get(1).place(),
          "%s matches the rules on line %d too: write its own rules under its name"
              .formatted(table.name(), best.get(0).place().line()));
    }
    return best.stream().findFirst();
  }

  /** A name without a schema is in the schema that every database has. */
  private boolean matches(NamePattern pattern, Table table) {
    return pattern.matches(table.name().schema(), table.name().name())
        && (pattern.parts().size() > 1 || table.name().schema().equals(catalog.home()));
  }

  private Map<String, ColumnRule> columns(Table table, List<ColumnRule> listed, RulePlace place) {
    Map<String, ColumnRule> columns = new LinkedHashMap<>();
    List<Column> missing = new ArrayList<>();
    for (Column column : table.columns()) {
      if (Decision.isOpen(column)) {
        rule(table, column, listed)
            .ifPresentOrElse(found -> columns.put(column.name(), found), () -> missing.add(column));
      }
    }
    if (!missing.isEmpty() && missing.size() == table.columns().size() && listed.isEmpty()) {
      refuse(place, undecided(table));
    } else {
      missing.forEach(column -> refuse(place, undecided(table, column)));
    }
    return columns;
  }

  private Optional<ColumnRule> rule(Table table, Column column, List<ColumnRule> listed) {
    String[] name = {table.name().schema(), table.name().name(), column.name()};
    Stream<ColumnRule> named = listed.stream().filter(each -> each.column().exact());
    Stream<ColumnRule> patterns = listed.stream().filter(each -> !each.column().exact());
    String type = column.type().kind().name().toLowerCase(Locale.ROOT);
    return Stream.of(
            Stream.concat(named, patterns).filter(each -> each.column().matches(column.name())),
            rules.columns().stream().filter(each -> each.column().matches(name)),
            rules.types().stream().filter(each -> each.column().matches(type)))
        .flatMap(found -> found)
        .findFirst();
  }

  private static String undecided(Table table) {
    return "the table %s with %d columns is not listed: write truncate, or what becomes of its columns"
        .formatted(table.name(), table.columns().size());
  }

  private static String undecided(Table table, Column column) {
    return "the column %s.%s of type %s is not listed: write keep, or what becomes of it"
        .formatted(table.name(), NamePattern.spell(column.name()), column.type());
  }

  private void refuseNeedless(Table table, ColumnRule rule) {
    Optional<Column> found =
        table.columns().stream().filter(column -> rule.column().matches(column.name())).findFirst();
    if (found.isEmpty()) {
      refuse(rule.place(), "%s has no such column%s".formatted(table.name(), meant(table, rule)));
    } else if (!Decision.isOpen(found.get())) {
      refuse(
          rule.place(),
          found.get().generated()
              ? "is computed from other columns, and follows them: take it out"
              : "is inherited, and follows its parent: take it out");
    }
  }

  private static String meant(Table table, ColumnRule rule) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    return Spelling.closest(rule.column().text(), names)
        .map(closest -> ": did you mean '" + closest + "'?")
        .orElse(": take it out");
  }

  private void refuse(RulePlace place, String message) {
    problems.add(place.problem(message));
  }
}
