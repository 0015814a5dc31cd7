package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import java.util.Optional;

/** The mask of a strategy. */
final class Masks {
  private Masks() {}

  /** Empty if the column is kept. */
  static Optional<Mask> of(Strategy strategy) {
    if (strategy instanceof Strategy.Keep) {
      return Optional.empty();
    }
    return Optional.of(
        strategy instanceof Strategy.Nothing
            ? new NullMask()
            : strategy instanceof Strategy.Constant constant
                ? new ConstantMask(constant.value())
                : strategy instanceof Strategy.Sql sql ? new SqlMask(sql) : made(strategy));
  }

  private static Mask made(Strategy strategy) {
    if (strategy instanceof Strategy.Hash hash) {
      return new HashMask(hash.by());
    }
    if (strategy instanceof Strategy.Name name) {
      return new NameMask(name);
    }
    if (strategy instanceof Strategy.Address address) {
      return new AddressMask(address);
    }
    if (strategy instanceof Strategy.Email email) {
      return new EmailMask(email.by());
    }
    if (strategy instanceof Strategy.Phone phone) {
      return new PhoneMask(phone);
    }
    return strategy instanceof Strategy.Card card ? new CardMask(card.by()) : changed(strategy);
  }

  private static Mask changed(Strategy strategy) {
    if (strategy instanceof Strategy.Ip ip) {
      return new IpMask(ip);
    }
    if (strategy instanceof Strategy.Digits digits) {
      return new DigitsMask(digits.by());
    }
    if (strategy instanceof Strategy.DateShift shift) {
      return new DateShiftMask(shift);
    }
    if (strategy instanceof Strategy.Noise noise) {
      return new NoiseMask(noise);
    }
    if (strategy instanceof Strategy.Partial partial) {
      return new PartialMask(partial);
    }
    if (strategy instanceof Strategy.Regex regex) {
      return new RegexMask(regex);
    }
    return strategy instanceof Strategy.Shuffle
        ? new ShuffleMask()
        : new JsonMask((Strategy.Json) strategy);
  }
}
