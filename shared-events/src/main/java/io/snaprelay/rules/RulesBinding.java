package io.snaprelay.rules;

import io.snaprelay.planfile.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes records of a rules file, and finds everything that is wrong on the way. */
final class RulesBinding {
  static final List<String> TYPES =
      List.of(
          "text",
          "integer",
          "numeric",
          "float",
          "boolean",
          "date",
          "timestamp",
          "uuid",
          "json",
          "bytes",
          "inet",
          "enum",
          "array",
          "other");

  private static final List<String> ROOT = List.of("key", "databases");
  private static final List<String> DATABASE =
      List.of("tables", "columns", "types", "largeObjects", "scripts");

  private final Reader reader;
  private final TableBinding tables;
  private final StrategyReader strategies;
  private final ScriptBinding scripts;

  RulesBinding(Reader reader, ScriptTexts texts) {
    this.reader = reader;
    this.scripts = new ScriptBinding(reader, texts);
    this.strategies = new StrategyReader(reader);
    this.tables = new TableBinding(reader, strategies);
  }

  Rules rules(Field root) {
    reader.isMapping(root, "a rules file", ROOT);
    Map<String, DatabaseRules> databases = new LinkedHashMap<>();
    Field mapping = root.at("databases");
    for (Field each : reader.entries(mapping, "the databases by their names")) {
      databases.put(each.name(), database(each));
    }
    if (mapping.node().isMissingNode() || mapping.node().isObject() && databases.isEmpty()) {
      reader.refuseKey(
          mapping, "'databases' is missing or empty: name each database of the server");
    }
    return new Rules(key(root.at("key")), databases);
  }

  private KeySource key(Field field) {
    if (field.node().isMissingNode() || field.is("random")) {
      return new KeySource.Random();
    }
    if (reader.isMapping(field, "random, or the secret that holds the key", List.of("secret"))) {
      Optional<String> secret = reader.text(field.at("secret"), "the name or ARN of a secret");
      if (secret.isEmpty() && field.at("secret").node().isMissingNode()) {
        reader.refuse(field, "'secret' is missing: write random or { secret: masking-key }");
      }
      return new KeySource.Secret(secret.orElse(""));
    }
    return new KeySource.Random();
  }

  private DatabaseRules database(Field field) {
    RulePlace place = reader.place(field);
    boolean drop = field.is("drop");
    if (drop || !reader.isMapping(field, "drop, or the rules of a database", DATABASE)) {
      return new DatabaseRules(place, drop, false, List.of(), List.of(), List.of(), List.of());
    }
    return new DatabaseRules(
        place,
        false,
        keepsLargeObjects(field.at("largeObjects")),
        tables.tables(field.at("tables")),
        columns(field.at("columns")),
        types(field.at("types")),
        scripts.scripts(field.at("scripts")));
  }

  private boolean keepsLargeObjects(Field field) {
    if (!field.node().isMissingNode() && !field.is("keep") && !field.is("drop")) {
      reader.refuse(field, reader.shown(field) + " is not keep or drop");
    }
    return field.is("keep");
  }

  private List<ColumnRule> columns(Field field) {
    List<ColumnRule> rules = new ArrayList<>();
    for (Field each : reader.entries(field, "strategies by patterns of column names")) {
      Optional<NamePattern> pattern =
          reader.pattern(each, each.name(), 3, "a pattern like \"*.email\"");
      Optional<Strategy> strategy = strategies.strategy(each);
      if (pattern.isPresent() && strategy.isPresent()) {
        refuseKeepingAll(each, pattern.get(), strategy.get());
        rules.add(new ColumnRule(reader.place(each), pattern.get(), strategy.get()));
      }
    }
    return rules;
  }

  /** It would also keep the column that somebody adds tomorrow. */
  private void refuseKeepingAll(Field field, NamePattern pattern, Strategy strategy) {
    if (pattern.matchesAnything() && strategy instanceof Strategy.Keep) {
      reader.refuseKey(field, "keeps columns that nobody has seen yet: name what is to be kept");
    }
  }

  private List<ColumnRule> types(Field field) {
    List<ColumnRule> rules = new ArrayList<>();
    for (Field each : reader.entries(field, "strategies by type")) {
      if (!TYPES.contains(each.name())) {
        reader.refuseKey(
            each, "unknown type '" + each.name() + "'" + Reader.advice(each.name(), TYPES));
      }
      strategies
          .strategy(each)
          .map(found -> new ColumnRule(reader.place(each), NamePattern.of(each.name()), found))
          .ifPresent(rules::add);
    }
    return rules;
  }
}
