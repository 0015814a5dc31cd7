package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.By;
import java.util.Optional;

/** A keyed hash that looks like the type. */
record HashMask(Keyed keyed) implements Mask {
  private static final int DIGITS = 32;
  private static final int FEWEST = 8;

  HashMask(By by) {
    this(new Keyed("hash", by));
  }

  @Override
  public Optional<String> misfit(Subject subject) {
    return keyed.misfit(subject).or(() -> misfitOfType(subject));
  }

  private static Optional<String> misfitOfType(Subject subject) {
    return switch (subject.kind()) {
      case TEXT, BYTES -> Keyed.unlessHolds(subject, "hash", FEWEST);
      case UUID -> Optional.empty();
      case INTEGER -> Numbers.isWide(subject) ? Optional.empty() : refusal(subject);
      case NUMERIC -> subject.type().scale().isPresent() ? refusal(subject) : Optional.empty();
      default -> refusal(subject);
    };
  }

  private static Optional<String> refusal(Subject subject) {
    return Optional.of(
        "a hash does not fit %s: %s".formatted(subject.type(), Remedies.of(subject.type())));
  }

  /** Numbers lie above all that people count to, and below what the type holds. */
  @Override
  public String sql(Subject subject) {
    String sql =
        switch (subject.kind()) {
          case TEXT -> keyed.hex(subject, subject.atMost(DIGITS));
          case UUID -> subject.dialect().uuid(keyed.hex(subject, 24));
          case BYTES -> subject.dialect().firstBytes(keyed.bytes(subject), subject.atMost(DIGITS));
          case INTEGER ->
              subject.type().base().equals("int8")
                  ? "(%d + %s)".formatted(1L << 62, keyed.number(subject))
                  : "(%d + %s)".formatted(1L << 30, keyed.number(subject, 1L << 30));
          default -> "(%d + %s)".formatted(1L << 62, keyed.number(subject));
        };
    return keyed.unlessNull(subject, sql);
  }

  @Override
  public boolean keepsDistinct(Subject subject) {
    return switch (subject.kind()) {
      case TEXT -> subject.holds(Keyed.DISTINCT_DIGITS);
      case BYTES -> subject.holds(Keyed.DISTINCT_DIGITS / 2);
      case INTEGER -> subject.type().base().equals("int8");
      default -> true;
    };
  }

  @Override
  public boolean byRow() {
    return keyed.byRow();
  }
}
