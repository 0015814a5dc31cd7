package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;

/** A number nearby: an odd number of steps away, so that it is never the same. */
record NoiseMask(BigDecimal amount, Keyed keyed) implements Mask {
  /** Steps where the type has none of its own. */
  private static final long STEPS = 1L << 20;

  /** A smaller one would be lost in the few digits of a short number: it would stay the same. */
  private static final long SHORT_STEPS = 1L << 10;

  private static final Set<String> SHORT_FLOATS = Set.of("float4", "float");

  private static final long MOST_STEPS = 1L << 58;

  NoiseMask(Strategy.Noise noise) {
    this(noise.amount(), new Keyed("noise", noise.by()));
  }

  @Override
  public Optional<String> misfit(Subject subject) {
    return keyed.misfit(subject).or(() -> misfitOfType(subject));
  }

  private Optional<String> misfitOfType(Subject subject) {
    return switch (subject.kind()) {
      case FLOAT -> Optional.empty();
      case INTEGER -> misfit(steps(subject), Numbers.largest(subject.type().base()));
      case NUMERIC -> misfit(steps(subject), MOST_STEPS);
      default ->
          Optional.of(
              "noise changes numbers, and the column is %s: %s"
                  .formatted(subject.type(), Remedies.of(subject.type())));
    };
  }

  private static Optional<String> misfit(BigDecimal steps, long most) {
    if (steps.signum() == 0) {
      return Optional.of("the amount is less than the smallest step of the type: write more");
    }
    return steps.compareTo(BigDecimal.valueOf(Math.min(most, MOST_STEPS))) > 0
        ? Optional.of("the amount is more than the type holds: write less")
        : Optional.empty();
  }

  @Override
  public String sql(Subject subject) {
    long span = steps(subject).longValue();
    String steps = keyed.oddNumber(subject, span + span % 2);
    Dialect dialect = subject.dialect();
    return switch (subject.kind()) {
      case INTEGER -> "(%s + %s)".formatted(dialect.integer(subject.value()), steps);
      case FLOAT ->
          "(%s + %s * %s)"
              .formatted(
                  dialect.real(subject.value()),
                  steps,
                  dialect.real(step(subject).toPlainString()));
      default -> "(%s + %s * %s)".formatted(subject.value(), steps, step(subject).toPlainString());
    };
  }

  private BigDecimal steps(Subject subject) {
    boolean endless =
        subject.kind() == Kind.FLOAT
            || subject.kind() == Kind.NUMERIC && subject.type().scale().isEmpty();
    return endless
        ? BigDecimal.valueOf(endless(subject))
        : amount.divide(step(subject), 0, RoundingMode.FLOOR);
  }

  private BigDecimal step(Subject subject) {
    if (subject.kind() == Kind.INTEGER) {
      return BigDecimal.ONE;
    }
    return subject.type().scale().isPresent()
        ? BigDecimal.ONE.scaleByPowerOfTen(-subject.type().scale().getAsInt())
        : amount.divide(BigDecimal.valueOf(endless(subject)), MathContext.DECIMAL64);
  }

  private static long endless(Subject subject) {
    return SHORT_FLOATS.contains(subject.type().base()) ? SHORT_STEPS : STEPS;
  }

  @Override
  public boolean byRow() {
    return keyed.byRow();
  }
}
