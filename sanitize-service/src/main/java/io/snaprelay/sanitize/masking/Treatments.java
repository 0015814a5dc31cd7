package io.snaprelay.sanitize.masking;

import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What decisions come to, in SQL. */
final class Treatments {
  private final Subjects subjects;

  Treatments(Subjects subjects) {
    this.subjects = subjects;
  }

  TableMasking of(Decision decision) {
    return new TableMasking(decision.table(), treatment(decision));
  }

  private Treatment treatment(Decision decision) {
    if (decision.truncate()) {
      return new Treatment.Truncate();
    }
    Map<String, String> expressions = expressions(decision);
    if (!expressions.isEmpty()) {
      return new Treatment.Rewrite(expressions, decision.delete());
    }
    return decision.delete().isPresent()
        ? new Treatment.Delete(decision.delete().get())
        : new Treatment.Keep();
  }

  private Map<String, String> expressions(Decision decision) {
    Map<String, String> expressions = new LinkedHashMap<>();
    for (Column column : decision.table().columns()) {
      mask(decision, column)
          .map(mask -> cast(decision.table(), column, mask))
          .ifPresent(sql -> expressions.put(column.name(), sql));
    }
    return expressions;
  }

  private static Optional<Mask> mask(Decision decision, Column column) {
    return decision.strategy(column.name()).flatMap(Masks::of);
  }

  private String cast(Table table, Column column, Mask mask) {
    Subject subject = subjects.of(table, column);
    return subject.dialect().cast("(%s)".formatted(mask.sql(subject)), column.type());
  }
}
