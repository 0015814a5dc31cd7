package io.snaprelay.sanitize.masking;

import io.snaprelay.planfile.PlanProblem;
import io.snaprelay.rules.ColumnRule;
import io.snaprelay.rules.Strategy;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import io.snaprelay.sanitize.catalog.TableName;
import io.snaprelay.sanitize.masking.References.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Both sides of every foreign key become the same, or nothing is done. */
final class Agreement {
  private final References references;
  private final Map<TableName, Decision> decisions = new LinkedHashMap<>();
  private final List<PlanProblem> problems;

  Agreement(References references, List<Decision> decisions, List<PlanProblem> problems) {
    this.references = references;
    this.problems = problems;
    decisions.forEach(decision -> this.decisions.put(decision.table().name(), decision));
  }

  /** The decisions, where {@code follow} is what it follows. */
  List<Decision> settle() {
    List.copyOf(decisions.values()).forEach(this::resolve);
    references.all().forEach(this::compare);
    return List.copyOf(decisions.values());
  }

  private void resolve(Decision decision) {
    for (Map.Entry<String, ColumnRule> entry : decision.columns().entrySet()) {
      if (entry.getValue().strategy() instanceof Strategy.Follow) {
        resolve(new ColumnName(decision.table().name(), entry.getKey()), entry.getValue());
      }
    }
  }

  /** What refers to a table whose rows all go is refused as such, below. */
  private void resolve(ColumnName column, ColumnRule rule) {
    if (!references.refers(column)) {
      refuse(
          rule,
          "refers to no other column, so that there is nothing to follow: write keep or a strategy");
      return;
    }
    if (references.all().stream()
        .anyMatch(each -> each.from().equals(column) && isTruncated(each.to()))) {
      return;
    }
    Optional<Strategy> followed =
        references.tiedTo(column).stream()
            .flatMap(each -> rule(each).stream())
            .map(ColumnRule::strategy)
            .filter(strategy -> !(strategy instanceof Strategy.Follow))
            .filter(strategy -> !(strategy instanceof Strategy.Nothing))
            .findFirst();
    followed.ifPresentOrElse(
        strategy ->
            decisions.computeIfPresent(
                column.table(), (name, decision) -> decision.with(column.column(), strategy)),
        () ->
            refuse(rule, "follows columns that are not decided: decide the one that it refers to"));
  }

  private void compare(Reference reference) {
    Optional<ColumnRule> from = rule(reference.from());
    if (from.isEmpty() || from.get().strategy() instanceof Strategy.Nothing) {
      return;
    }
    if (isTruncated(reference.to())) {
      refuse(
          from.get(),
          "refers to %s, whose rows all go: write null, or truncate this table too"
              .formatted(reference.to()));
      return;
    }
    rule(reference.to())
        .flatMap(to -> difference(reference, from.get().strategy(), to))
        .ifPresent(message -> refuse(from.get(), message));
  }

  private Optional<String> difference(Reference reference, Strategy from, ColumnRule to) {
    String place = "%s on line %d".formatted(reference.to(), to.place().line());
    if (from instanceof Strategy.Sql && to.strategy() instanceof Strategy.Sql) {
      return Optional.empty();
    }
    if (!from.equals(to.strategy())) {
      return Optional.of(different(place, from, to.strategy()));
    }
    return Masks.of(from).flatMap(mask -> unequal(reference, mask, place));
  }

  private static String different(String place, Strategy from, Strategy to) {
    if (from instanceof Strategy.Keep) {
      return "refers to %s, which is masked: write follow".formatted(place);
    }
    return to instanceof Strategy.Keep
        ? "refers to %s, which is kept: mask it too, or write follow".formatted(place)
        : "refers to %s, which is masked in another way: write follow".formatted(place);
  }

  /** The same strategy gives the same values only of the same text, and only by value. */
  private Optional<String> unequal(Reference reference, Mask mask, String place) {
    if (mask.byRow()) {
      return Optional.of(
          "refers to %s, so that by: row breaks it: write by: value".formatted(place));
    }
    boolean alike =
        references
            .column(reference.from())
            .flatMap(from -> references.column(reference.to()).map(to -> alike(from, to)))
            .orElse(true);
    return alike
        ? Optional.empty()
        : Optional.of(
            "refers to %s, which is of another type: masked values would differ; write keep on both sides"
                .formatted(place));
  }

  private static boolean alike(Column from, Column to) {
    boolean texts = from.type().kind() == Kind.TEXT && to.type().kind() == Kind.TEXT;
    return texts
        || from.type().base().equals(to.type().base())
            && from.type().scale().equals(to.type().scale());
  }

  private boolean isTruncated(ColumnName column) {
    return Optional.ofNullable(decisions.get(column.table()))
        .filter(Decision::truncate)
        .isPresent();
  }

  private Optional<ColumnRule> rule(ColumnName column) {
    return Optional.ofNullable(decisions.get(column.table()))
        .flatMap(decision -> decision.rule(column.column()));
  }

  private void refuse(ColumnRule rule, String message) {
    problems.add(rule.place().problem(message));
  }
}
