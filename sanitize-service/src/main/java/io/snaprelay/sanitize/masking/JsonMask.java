package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import io.snaprelay.rules.Strategy.JsonRule;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Members of a document. What is not there stays not there; null stays null. */
record JsonMask(Strategy.Json json) implements Mask {
  @Override
  public Optional<String> misfit(Subject subject) {
    if (subject.kind() != Kind.JSON) {
      return Optional.of(
          "json changes documents, and this is %s: %s"
              .formatted(subject.type(), Remedies.of(subject.type())));
    }
    return json.paths().stream().flatMap(rule -> misfit("$", rule, subject)).findFirst();
  }

  private static Stream<String> misfit(String above, JsonRule rule, Subject subject) {
    String at = String.join(".", above, String.join(".", rule.path()));
    if (rule.strategy() instanceof Strategy.Each each) {
      return subject.dialect().json().lists().isEmpty()
          ? Stream.of(at + "[*]: masks do not go through lists of this engine: use sql for all")
          : each.paths().stream().flatMap(within -> misfit(at + "[*]", within, subject));
    }
    if (rule.strategy() instanceof Strategy.Sql
        || rule.strategy() instanceof Strategy.Follow
        || rule.strategy() instanceof Strategy.Shuffle) {
      return Stream.of(
          at + ": neither sql, follow nor shuffle reaches into a document: use sql for all");
    }
    JsonMembers members = JsonMembers.of(subject);
    return Masks.of(rule.strategy())
        .flatMap(mask -> mask.misfit(members.member(rule.path())))
        .map(reason -> at + ": " + reason)
        .stream();
  }

  /** What is no object has none of the members, and nobody knows what it has instead. */
  @Override
  public String sql(Subject subject) {
    JsonDialect sql = subject.dialect().json();
    String document = sql.document(subject.value());
    String kept = json.keepOthers() ? document : sql.only(document, firstKeys());
    return sql.ifObject(
        subject.value(),
        JsonMembers.of(subject).changed(kept, json.paths()),
        json.paths().stream().map(JsonRule::path).toList());
  }

  /** Only what some path leads to; members that are null go with those that are not there. */
  private List<String> firstKeys() {
    return json.paths().stream().map(rule -> rule.path().get(0)).distinct().toList();
  }
}
