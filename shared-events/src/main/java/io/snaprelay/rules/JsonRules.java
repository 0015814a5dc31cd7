package io.snaprelay.rules;

import io.snaprelay.planfile.Field;
import io.snaprelay.rules.JsonPaths.Way;
import io.snaprelay.rules.Strategy.JsonRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a document that rules name, list by list. */
final class JsonRules {
  /** What stands in the file. */
  private record Entry(RulePlace place, Way way, Strategy strategy) {
    Entry within() {
      return new Entry(place, way.each().orElseThrow(), strategy);
    }
  }

  private final Reader reader;
  private final StrategyReader strategies;

  JsonRules(Reader reader, StrategyReader strategies) {
    this.reader = reader;
    this.strategies = strategies;
  }

  List<JsonRule> rules(Parameters given) {
    Field paths = given.at("paths");
    List<Entry> entries = new ArrayList<>();
    for (Field each : reader.entries(paths, "strategies by paths like $.contact.email")) {
      Optional<Way> way = JsonPaths.parse(each.name());
      if (way.isEmpty()) {
        reader.refuseKey(
            each,
            "'%s' is not a path: write $.key.key, or $.key[*].key for each element of a list"
                .formatted(each.name()));
      }
      Optional<Strategy> strategy = strategies.strategy(each);
      if (way.isPresent() && strategy.isPresent()) {
        Entry entry = new Entry(reader.place(each), way.get(), strategy.get());
        refuseTwice(each, entry, entries);
        entries.add(entry);
      }
    }
    if (paths.fields().isEmpty()) {
      reader.refuseKey(given.owner(), "'paths' is missing or empty: write at least one $.key");
    }
    return grouped(entries);
  }

  /** One of the two would undo the other. What is kept may have masked members all the same. */
  private void refuseTwice(Field field, Entry entry, List<Entry> before) {
    before.stream()
        .filter(each -> undoes(each, entry) || undoes(entry, each))
        .findFirst()
        .ifPresent(
            each ->
                reader.refuseKey(
                    field,
                    "lies within, or around, the path on line %d: take one of them out"
                        .formatted(each.place().line())));
  }

  private static boolean undoes(Entry one, Entry other) {
    return one.way().covers(other.way()) && !(one.strategy() instanceof Strategy.Keep);
  }

  /** All that is done to the elements of a list is done at once. */
  private static List<JsonRule> grouped(List<Entry> entries) {
    List<JsonRule> rules = new ArrayList<>();
    Map<List<String>, List<Entry>> lists = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.way().each().isPresent()) {
        lists.computeIfAbsent(entry.way().keys(), keys -> new ArrayList<>()).add(entry);
      } else {
        rules.add(new JsonRule(entry.place(), entry.way().keys(), entry.strategy()));
      }
    }
    lists.forEach(
        (keys, within) ->
            rules.add(
                new JsonRule(
                    within.get(0).place(),
                    keys,
                    new Strategy.Each(grouped(within.stream().map(Entry::within).toList())))));
    return rules;
  }
}
