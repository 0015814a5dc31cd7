package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import java.util.Optional;

/** An expression of the user's: whether the server takes it is tried before anything is written. */
record SqlMask(Strategy.Sql given) implements Mask {
  @Override
  public Optional<String> misfit(Subject subject) {
    return Optional.empty();
  }

  /** On lines of its own: it may end in a comment. */
  @Override
  public String sql(Subject subject) {
    return "(\n" + given.expression() + "\n)";
  }

  @Override
  public boolean keepsDistinct(Subject subject) {
    return given.unique();
  }
}
