package io.snaprelay.refs;

import java.util.regex.Pattern;

/** Refuses a reference that cannot name anything. */
final class Required {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  private Required() {}

  static void text(String name, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("The " + name + " of a reference is missing");
    }
  }

  static void account(String account) {
    if (account == null || !ACCOUNT.matcher(account).matches()) {
      throw new IllegalArgumentException(
          "The account of a reference must have 12 digits, but is '" + account + "'");
    }
  }
}
