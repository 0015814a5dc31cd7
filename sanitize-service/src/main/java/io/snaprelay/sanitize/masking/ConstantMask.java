package io.snaprelay.sanitize.masking;

import io.snaprelay.sanitize.catalog.ColumnType;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import java.util.Optional;

/** One value for all. */
record ConstantMask(String constant) implements Mask {
  @Override
  public Optional<String> misfit(Subject subject) {
    ColumnType type = subject.type();
    if (type.kind() == Kind.ENUM && !type.labels().contains(constant)) {
      return Optional.of(
          "'%s' is no value of %s: write %s"
              .formatted(constant, type, String.join(" or ", type.labels())));
    }
    return type.kind() == Kind.TEXT
        ? Keyed.unlessHolds(subject, "the constant", constant.length())
        : Optional.empty();
  }

  @Override
  public String sql(Subject subject) {
    Dialect dialect = subject.dialect();
    return "CASE WHEN %s IS NOT NULL THEN %s END"
        .formatted(subject.value(), dialect.cast(dialect.literal(constant), subject.type()));
  }
}
