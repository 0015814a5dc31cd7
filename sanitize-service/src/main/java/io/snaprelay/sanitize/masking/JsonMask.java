package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import io.snaprelay.rules.Strategy.JsonRule;
import io.snaprelay.sanitize.catalog.ColumnType;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Members of a document. What is not there stays not there; null stays null. */
record JsonMask(Strategy.Json json) implements Mask {
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

  @Override
  public Optional<String> misfit(Subject subject) {
    if (subject.kind() != Kind.JSON) {
      return Optional.of(
          "json changes documents, and this is %s: %s"
              .formatted(subject.type(), Remedies.of(subject.type())));
    }
    return json.paths().stream().flatMap(rule -> misfit(rule, subject).stream()).findFirst();
  }

  private static Optional<String> misfit(JsonRule rule, Subject subject) {
    String at = "$." + String.join(".", rule.path()) + ": ";
    if (rule.strategy() instanceof Strategy.Sql || rule.strategy() instanceof Strategy.Follow) {
      return Optional.of(at + "neither sql nor follow reaches into a document: use sql for all");
    }
    return Masks.of(rule.strategy())
        .flatMap(mask -> mask.misfit(member(rule, subject)))
        .map(reason -> at + reason);
  }

  /** What is no object has none of the members, and nobody knows what it has instead. */
  @Override
  public String sql(Subject subject) {
    JsonDialect sql = subject.dialect().json();
    String document = sql.document(subject.value());
    String changed = json.keepOthers() ? document : sql.only(document, firstKeys());
    for (JsonRule rule : json.paths()) {
      Optional<Mask> mask = Masks.of(rule.strategy());
      if (mask.isPresent()) {
        changed =
            sql.replaced(changed, reach(rule, subject), mask.get().sql(member(rule, subject)));
      }
    }
    return sql.ifObject(
        subject.value(), changed, json.paths().stream().map(JsonRule::path).toList());
  }

  /** Only what some path leads to; members that are null go with those that are not there. */
  private List<String> firstKeys() {
    return json.paths().stream().map(rule -> rule.path().get(0)).distinct().toList();
  }

  /** Where the path meets something else than an object, that goes. */
  private static String reach(JsonRule rule, Subject subject) {
    JsonDialect sql = subject.dialect().json();
    String document = sql.document(subject.value());
    StringBuilder reach = new StringBuilder("CASE");
    for (int steps = 1; steps < rule.path().size(); steps++) {
      List<String> way = rule.path().subList(0, steps);
      reach.append(" WHEN %s THEN %s".formatted(sql.isNoObject(document, way), sql.path(way)));
    }
    String full = sql.path(rule.path());
    return rule.path().size() == 1 ? full : reach + " ELSE " + full + " END";
  }

  private static Subject member(JsonRule rule, Subject subject) {
    JsonDialect sql = subject.dialect().json();
    String value = sql.member(sql.document(subject.value()), rule.path());
    return new Subject(
        subject.dialect(), value, TEXT, OptionalInt.empty(), false, subject.rowKey());
  }
}
