package io.snaprelay.sanitize.masking;

import java.util.Optional;

/** Nothing. */
record NullMask() implements Mask {
  @Override
  public Optional<String> misfit(Subject subject) {
    return Optional.empty();
  }

  @Override
  public String sql(Subject subject) {
    return "NULL";
  }

  /** Nulls are not equal; where they are, this is refused elsewhere. */
  @Override
  public boolean keepsDistinct(Subject subject) {
    return true;
  }
}
