package io.snaprelay.rules;

import io.snaprelay.planfile.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of a rules file. */
final class TableBinding {
  private static final List<String> TABLE = List.of("delete", "keep", "columns");

  private final Reader reader;
  private final StrategyReader strategies;

  TableBinding(Reader reader, StrategyReader strategies) {
    this.reader = reader;
    this.strategies = strategies;
  }

  List<TableRules> tables(Field field) {
    return reader.entries(field, "the tables by their names").stream()
        .flatMap(each -> table(each).stream())
        .toList();
  }

  private Optional<TableRules> table(Field field) {
    Optional<NamePattern> name =
        reader.pattern(field, field.name(), 2, "schema.table, with quotes around odd names");
    boolean truncate = field.is("truncate");
    if (field.is("keep")) {
      reader.refuse(
          field, "keeps columns that nobody has seen yet: write { keep: [ each column ] }");
    } else if (!truncate
        && reader.isMapping(field, "truncate, or what becomes of a table", TABLE)) {
      refuseEmpty(field);
    }
    return name.map(
        pattern ->
            new TableRules(
                reader.place(field),
                pattern,
                truncate,
                reader.text(field.at("delete"), "a condition in SQL"),
                columns(field)));
  }

  /** A table without columns is the one that has nothing to say about columns. */
  private void refuseEmpty(Field field) {
    if (field.fields().isEmpty()) {
      reader.refuse(field, "an empty mapping decides nothing: write columns, keep or delete");
    }
  }

  private List<ColumnRule> columns(Field table) {
    List<ColumnRule> rules = new ArrayList<>(kept(table.at("keep")));
    for (Field each : reader.entries(table.at("columns"), "strategies by the names of columns")) {
      Optional<NamePattern> pattern = reader.pattern(each, each.name(), 1, "a column's name");
      Optional<Strategy> strategy = strategies.strategy(each);
      if (pattern.isPresent() && strategy.isPresent()) {
        ColumnRule rule = new ColumnRule(reader.place(each), pattern.get(), strategy.get());
        refuse(each, rule, rules);
        rules.add(rule);
      }
    }
    return rules;
  }

  private void refuse(Field field, ColumnRule rule, List<ColumnRule> before) {
    if (rule.column().matchesAnything() && rule.strategy() instanceof Strategy.Keep) {
      reader.refuseKey(field, "keeps columns that nobody has seen yet: name what is to be kept");
    }
    before.stream()
        .filter(each -> each.column().parts().equals(rule.column().parts()))
        .findFirst()
        .ifPresent(
            each ->
                reader.refuseKey(
                    field, "stands twice: the first is on line " + each.place().line()));
  }

  private List<ColumnRule> kept(Field list) {
    if (!list.node().isMissingNode() && !list.node().isArray()) {
      reader.refuse(list, reader.shown(list) + " is not a list of columns to keep");
    }
    List<ColumnRule> rules = new ArrayList<>();
    for (Field each : list.items()) {
      Optional<NamePattern> pattern =
          reader
              .text(each, "a column's name")
              .flatMap(name -> reader.pattern(each, name, 1, "a column's name"));
      if (pattern.isPresent()) {
        ColumnRule rule = new ColumnRule(reader.place(each), pattern.get(), new Strategy.Keep());
        refuse(each, rule, rules);
        rules.add(rule);
      }
    }
    return rules;
  }
}
