package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.By;
import java.util.Optional;

/**
 * Every value goes to another row: rows are put in an order that only the key gives, and each takes
 * the value of the next, the last that of the first. So no row has its own, if there are two. Null
 * stays null. Each column has an order of its own.
 */
record ShuffleMask() implements Mask {
  @Override
  public Optional<String> misfit(Subject subject) {
    return subject.rowKey().isEmpty()
        ? Optional.of("shuffle needs a primary key, or a unique key without nulls")
        : Optional.empty();
  }

  @Override
  public String sql(Subject subject) {
    String value = subject.value();
    String part = "PARTITION BY %s IS NULL".formatted(value);
    String order = new Keyed("shuffle." + value, By.ROW).bytes(subject);
    String window = "OVER (%s ORDER BY %s)".formatted(part, order);
    return ("CASE WHEN row_number() %1$s = count(*) OVER (%2$s) THEN first_value(%3$s) %1$s"
            + " ELSE lead(%3$s) %1$s END")
        .formatted(window, part, value);
  }

  @Override
  public boolean byRow() {
    return true;
  }
}
