package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import io.snaprelay.rules.Strategy.PhoneFormat;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import java.util.Optional;

/**
 * Numbers that nobody has: the country code 999 is assigned to no country (ITU-T E.164), and
 * 555-0100 to 555-0199 are for fiction in North America.
 */
record PhoneMask(PhoneFormat format, Keyed keyed) implements Mask {
  private static final int COUNTRY = 999;
  private static final String CODE = "+" + COUNTRY;
  private static final int DIGITS = 11;
  private static final int FEWEST = 7;
  private static final int FICTION = "555-0100".length();

  PhoneMask(Strategy.Phone phone) {
    this(phone.format(), new Keyed("phone", phone.by()));
  }

  @Override
  public Optional<String> misfit(Subject subject) {
    return keyed.misfit(subject).or(() -> misfitOfType(subject));
  }

  private Optional<String> misfitOfType(Subject subject) {
    if (format == PhoneFormat.E164 && Numbers.holdEighteenDigits(subject)) {
      return Optional.empty();
    }
    int needed = format == PhoneFormat.E164 ? CODE.length() + FEWEST : FICTION;
    return Keyed.unlessText(subject, "phone").or(() -> Keyed.unlessHolds(subject, "phone", needed));
  }

  @Override
  public String sql(Subject subject) {
    String sql = subject.kind() == Kind.TEXT ? text(subject) : number(subject, DIGITS);
    return keyed.unlessNull(subject, sql);
  }

  private String text(Subject subject) {
    if (format == PhoneFormat.NANP) {
      return "('555-01' || lpad(%s, 2, '0'))"
          .formatted(subject.dialect().text(keyed.number(subject, 100)));
    }
    int digits = subject.atMost(CODE.length() + DIGITS) - CODE.length();
    return "('+' || %s)".formatted(subject.dialect().text(number(subject, digits)));
  }

  /** The code in front of so many digits: a number has no leading zeroes to be filled up. */
  private String number(Subject subject, int digits) {
    long round = Numbers.powerOfTen(digits);
    return "(%d + %s)".formatted(COUNTRY * round, keyed.number(subject, round));
  }

  @Override
  public boolean byRow() {
    return keyed.byRow();
  }
}
