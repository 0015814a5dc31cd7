package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import io.snaprelay.rules.Strategy.JsonRule;
import io.snaprelay.sanitize.catalog.ColumnType;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import io.snaprelay.sanitize.catalog.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Members of a document. What is not there stays not there; null stays null. */
record JsonMask(Strategy.Json json) implements Mask {
  private static final ColumnType TEXT =
      new ColumnType(
          "text", Kind.TEXT, "text", OptionalInt.empty(), OptionalInt.empty(), false, List.of());

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
    String document = json.keepOthers() ? document(subject) : listedMembers(subject);
    for (JsonRule rule : json.paths()) {
      Optional<Mask> mask = Masks.of(rule.strategy());
      if (mask.isPresent()) {
        document =
            "jsonb_set(%s, %s, coalesce(to_jsonb(%s::text), 'null'), false)"
                .formatted(document, reach(rule, subject), mask.get().sql(member(rule, subject)));
      }
    }
    return ("CASE jsonb_typeof(%1$s) WHEN 'object' THEN %2$s"
            + " ELSE CASE WHEN %3$s IS NOT NULL THEN 'null'::jsonb END END")
        .formatted(document(subject), document, subject.value());
  }

  /** Only what some path leads to; members that are null go with those that are not there. */
  private String listedMembers(Subject subject) {
    String members =
        json.paths().stream()
            .map(rule -> Quoted.text(rule.path().get(0)))
            .distinct()
            .map(key -> key + ", " + document(subject) + " -> " + key)
            .collect(Collectors.joining(", "));
    return "jsonb_strip_nulls(jsonb_build_object(%s))".formatted(members);
  }

  /** Where the path meets something else than an object, that goes. */
  private static String reach(JsonRule rule, Subject subject) {
    StringBuilder reach = new StringBuilder("CASE");
    for (int steps = 1; steps < rule.path().size(); steps++) {
      String way = path(rule.path().subList(0, steps));
      reach.append(
          " WHEN jsonb_typeof(%s #> %s) <> 'object' THEN %s"
              .formatted(document(subject), way, way));
    }
    String full = path(rule.path());
    return rule.path().size() == 1 ? full : reach + " ELSE " + full + " END";
  }

  private static Subject member(JsonRule rule, Subject subject) {
    String value = "(%s #>> %s)".formatted(document(subject), path(rule.path()));
    return new Subject(value, TEXT, OptionalInt.empty(), false, subject.rowKey());
  }

  private static String document(Subject subject) {
    return subject.value() + "::jsonb";
  }

  private static String path(List<String> keys) {
    return keys.stream().map(Quoted::text).collect(Collectors.joining(", ", "ARRAY[", "]"));
  }
}
