package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.By;
import java.util.Optional;

/** Unique addresses below {@code example.invalid}: no such domain can exist (RFC 2606). */
record EmailMask(Keyed keyed) implements Mask {
  private static final String DOMAIN = "@example.invalid";
  private static final int DIGITS = 24;
  private static final int FEWEST = 8;

  EmailMask(By by) {
    this(new Keyed("email", by));
  }

  @Override
  public Optional<String> misfit(Subject subject) {
    return keyed
        .misfit(subject)
        .or(() -> Keyed.unlessText(subject, "email"))
        .or(() -> Keyed.unlessHolds(subject, "email", 1 + FEWEST + DOMAIN.length()));
  }

  @Override
  public String sql(Subject subject) {
    String sql = "('u' || %s || '%s')".formatted(keyed.hex(subject, digits(subject)), DOMAIN);
    return keyed.unlessNull(subject, sql);
  }

  @Override
  public boolean keepsDistinct(Subject subject) {
    return digits(subject) >= Keyed.DISTINCT_DIGITS;
  }

  @Override
  public boolean byRow() {
    return keyed.byRow();
  }

  private static int digits(Subject subject) {
    return subject.atMost(1 + DIGITS + DOMAIN.length()) - 1 - DOMAIN.length();
  }
}
