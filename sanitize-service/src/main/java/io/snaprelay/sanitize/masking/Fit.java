package io.snaprelay.sanitize.masking;

import io.snaprelay.planfile.PlanProblem;
import io.snaprelay.rules.ColumnRule;
import io.snaprelay.rules.Strategy;
import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.Table;
import io.snaprelay.sanitize.catalog.TableName;
import io.snaprelay.sanitize.catalog.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether strategies fit their columns: type, length, null, keys, partitions. */
final class Fit {
  private final Catalog catalog;
  private final Subjects subjects;
  private final List<PlanProblem> problems;

  Fit(Catalog catalog, Subjects subjects, List<PlanProblem> problems) {
    this.catalog = catalog;
    this.subjects = subjects;
    this.problems = problems;
  }

  void check(Decision decision) {
    for (Column column : decision.table().columns()) {
      decision.rule(column.name()).ifPresent(rule -> check(decision.table(), column, rule));
    }
  }

  private void check(Table table, Column column, ColumnRule rule) {
    if (rule.strategy() instanceof Strategy.Follow) {
      return;
    }
    Optional<Mask> mask = Masks.of(rule.strategy());
    if (mask.isPresent()) {
      refused(table, column, mask.get())
          .forEach(
              message ->
                  problems.add(
                      rule.place()
                          .problem("%s.%s: %s".formatted(table.name(), column.name(), message))));
    }
  }

  /** Why a mask does not fit a column. */
  List<String> refused(Table table, Column column, Mask mask) {
    Subject subject = subjects.of(table, column);
    List<String> messages = new ArrayList<>();
    if (table.kind() == Table.Kind.FOREIGN) {
      messages.add("its rows lie on another server, where nothing is masked: write keep");
    }
    if (column.partitionKey()) {
      messages.add("decides in which partition a row lies: write keep, or truncate the table");
    }
    if (mask instanceof NullMask && column.notNull()) {
      messages.add("must not be null: write constant, or a strategy that fits");
    }
    mask.misfit(subject).ifPresent(messages::add);
    keys(table, column)
        .flatMap(key -> broken(key, subject, mask).stream())
        .limit(1)
        .forEach(messages::add);
    return messages;
  }

  private static Optional<String> broken(UniqueKey key, Subject subject, Mask mask) {
    if (mask instanceof NullMask) {
      return key.nullsEqual()
          ? Optional.of("the unique key %s takes one null only: write hash".formatted(key.name()))
          : Optional.empty();
    }
    if (key.exclusion()) {
      return Optional.of(
          "the exclusion constraint %s may not hold of masked values: write keep, null or truncate"
              .formatted(key.name()));
    }
    return mask.keepsDistinct(subject)
        ? Optional.empty()
        : Optional.of(
            "the unique key %s needs distinct values: write %s"
                .formatted(key.name(), distinct(subject)));
  }

  private static String distinct(Subject subject) {
    return switch (subject.kind()) {
      case TEXT -> "hash or email (at least 37 characters for email, 20 for hash), or keep";
      case UUID, BYTES -> "hash or keep";
      case INET -> "ip with version: 6, or keep";
      default -> Numbers.holdEighteenDigits(subject) ? "hash or keep" : "keep, or sql with unique";
    };
  }

  /** Those of the table, and those that a partition or child has on its own. */
  private Stream<UniqueKey> keys(Table table, Column column) {
    return catalog.tables().stream()
        .filter(each -> each.equals(table) || descends(each, table.name()))
        .flatMap(each -> each.keys().stream())
        .filter(key -> key.columns().contains(column.name()));
  }

  private boolean descends(Table table, TableName ancestor) {
    return table.parents().contains(ancestor)
        || table.parents().stream()
            .flatMap(parent -> catalog.table(parent).stream())
            .anyMatch(parent -> descends(parent, ancestor));
  }
}
