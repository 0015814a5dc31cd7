package io.snaprelay.sanitize.masking;

import java.util.Locale;

/**
 * What a sample of a column looks like, in numbers: no value of it is known here.
 *
 * @param values how many values were looked at, nulls left out
 * @param distinct how many different ones there were
 * @param emails how many look like e-mail addresses
 * @param phones how many look like phone numbers
 * @param cards how many look like card numbers
 * @param addresses how many look like addresses of networks
 */
record Glimpse(long values, long distinct, long emails, long phones, long cards, long addresses) {
  static final Glimpse NONE = new Glimpse(0, 0, 0, 0, 0, 0);

  private static final int ENOUGH = 50;

  /** One in ten is no accident. */
  boolean mostly(long count) {
    return count > 0 && count * 10 >= values;
  }

  /** Whether the same few values come again and again, as in a list of states. */
  boolean fewValues() {
    return values >= ENOUGH && distinct * 10 <= values;
  }

  String told(long count, String what) {
    return String.format(Locale.ROOT, "%d of %d sampled values look like %s", count, values, what);
  }
}
