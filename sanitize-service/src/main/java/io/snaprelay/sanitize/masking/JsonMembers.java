package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import io.snaprelay.rules.Strategy.JsonRule;
import io.snaprelay.sanitize.catalog.ColumnType;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The members of one document: of a column, or of an element of a list within one.
 *
 * @param column the column that it comes from
 * @param document the old document, in SQL
 * @param depth how many lists it lies in
 */
record JsonMembers(Subject column, String document, int depth) {
  private static final ColumnType TEXT =
      new ColumnType(
          "text",
          Kind.TEXT,
          "text",
          OptionalInt.empty(),
          OptionalInt.empty(),
          false,
          List.of(),
          false);

  static JsonMembers of(Subject column) {
    return new JsonMembers(column, column.dialect().json().document(column.value()), 0);
  }

  /** A member of the old document, as what is to be masked. */
  Subject member(List<String> keys) {
    return text(json().member(document, keys));
  }

  /** What becomes of a document in which everything else is as it is to be already. */
  String changed(String kept, List<JsonRule> rules) {
    String changed = kept;
    for (JsonRule rule : rules) {
      if (rule.strategy() instanceof Strategy.Each each) {
        String list = each(lists().member(document, rule.path()), each);
        changed = lists().placed(changed, reach(rule), list);
      } else {
        Optional<Mask> mask = Masks.of(rule.strategy());
        if (mask.isPresent()) {
          changed = json().replaced(changed, reach(rule), mask.get().sql(member(rule.path())));
        }
      }
    }
    return changed;
  }

  private String each(String list, Strategy.Each each) {
    JsonMembers element = new JsonMembers(column, lists().element(depth + 1), depth + 1);
    return lists().each(list, element.element(each.paths()), depth + 1);
  }

  /** What becomes of an element: of all of it, or of its members. */
  private String element(List<JsonRule> rules) {
    JsonRule first = rules.get(0);
    if (!first.path().isEmpty()) {
      return lists().ifObject(document, changed(document, rules));
    }
    if (first.strategy() instanceof Strategy.Each each) {
      return each(document, each);
    }
    return Masks.of(first.strategy())
        .map(mask -> lists().document(mask.sql(text(lists().text(document)))))
        .orElse(document);
  }

  /** Where the path meets something else than an object, that goes. */
  private String reach(JsonRule rule) {
    StringBuilder reach = new StringBuilder("CASE");
    for (int steps = 1; steps < rule.path().size(); steps++) {
      List<String> way = rule.path().subList(0, steps);
      reach.append(
          " WHEN %s THEN %s".formatted(json().isNoObject(document, way), json().path(way)));
    }
    String full = json().path(rule.path());
    return rule.path().size() == 1 ? full : reach + " ELSE " + full + " END";
  }

  private Subject text(String value) {
    return new Subject(column.dialect(), value, TEXT, OptionalInt.empty(), false, column.rowKey());
  }

  private JsonDialect json() {
    return column.dialect().json();
  }

  private JsonLists lists() {
    return json().lists().orElseThrow();
  }
}
