package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.By;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Card numbers of sixteen digits with a right check digit. Numbers that begin with 9 belong to
 * national bodies, by a country's three digits (ISO/IEC 7812-1); 999 is no country's (ISO 3166-1
 * leaves it to users), so that nobody issues 9999.
 *
 * <p>A check digit needs the sum of all digits, which SQL without a subquery cannot form. Therefore
 * the number is put together from blocks of four digits whose sums by Luhn are known: 6 for 9999,
 * 0, 0 and 4.
 */
record CardMask(Keyed keyed) implements Mask {
  private static final int LENGTH = 16;
  private static final int BLOCKS = 1000;
  private static final String NEUTRAL = blocks(0);
  private static final String CLOSING = blocks(4);

  CardMask(By by) {
    this(new Keyed("card", by));
  }

  @Override
  public Optional<String> misfit(Subject subject) {
    if (Numbers.holdEighteenDigits(subject)) {
      return keyed.misfit(subject);
    }
    return keyed
        .misfit(subject)
        .or(() -> Keyed.unlessText(subject, "card"))
        .or(() -> Keyed.unlessHolds(subject, "card", LENGTH));
  }

  @Override
  public String sql(Subject subject) {
    String digits =
        "('9999' || %s || %s || %s)"
            .formatted(
                block(NEUTRAL, keyed.part("1"), subject),
                block(NEUTRAL, keyed.part("2"), subject),
                block(CLOSING, keyed.part("3"), subject));
    return keyed.unlessNull(
        subject, subject.kind() == Kind.TEXT ? digits : subject.dialect().integer(digits));
  }

  private static String block(String blocks, Keyed keyed, Subject subject) {
    return subject.dialect().fourDigits(blocks, keyed.number(subject, BLOCKS));
  }

  private static String blocks(int sum) {
    return IntStream.range(0, 10 * BLOCKS)
        .filter(block -> luhn(block) % 10 == sum)
        .mapToObj("%04d"::formatted)
        .collect(Collectors.joining());
  }

  private static int luhn(int block) {
    return doubled(block / 1000) + block / 100 % 10 + doubled(block / 10 % 10) + block % 10;
  }

  private static int doubled(int digit) {
    return digit < 5 ? 2 * digit : 2 * digit - 9;
  }

  @Override
  public boolean byRow() {
    return keyed.byRow();
  }
}
