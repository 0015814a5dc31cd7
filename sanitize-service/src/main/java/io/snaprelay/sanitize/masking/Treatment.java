package io.snaprelay.sanitize.masking;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is done with a table. Partitions and children are treated with it. */
public sealed interface Treatment {
  /** Nothing. */
  record Keep() implements Treatment {}

  /** All rows go. */
  record Truncate() implements Treatment {}

  /** Some rows go, the others stay as they are. */
  record Delete(String where) implements Treatment {}

  /**
   * Columns get new values.
   *
   * @param expressions by column: SQL over the columns of the old row, of the column's type. They
   *     read the key from the setting {@code snaprelay.key}
   * @param deleteWhere the rows that go first
   */
  record Rewrite(Map<String, String> expressions, Optional<String> deleteWhere)
      implements Treatment {
    public Rewrite {
      expressions = Collections.unmodifiableMap(new LinkedHashMap<>(expressions));
    }
  }
}
