package io.snaprelay.sanitize.engine;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a value looks like, judged by its form alone: personal data that no rule has named. */
public enum Looks {
  EMAIL("[\\w.+-]+@([\\w-]+\\.)+[a-zA-Z]{2,}") {
    @Override
    boolean isReal(String found) {
      String domain = found.substring(found.indexOf('@') + 1).toLowerCase(Locale.ROOT);
      return RESERVED.stream().noneMatch(end -> domain.equals(end) || domain.endsWith("." + end));
    }
  },
  IBAN("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b") {
    @Override
    boolean isReal(String found) {
      String text = found.replace(" ", "");
      if (!Integer.valueOf(text.length()).equals(IBAN_LENGTHS.get(text.substring(0, 2)))) {
        return false;
      }
      StringBuilder digits = new StringBuilder();
      for (char c : (text.substring(4) + text.substring(0, 4)).toCharArray()) {
        digits.append(Character.getNumericValue(c));
      }
      return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
  },
  CARD("\\b[3-6]\\d{3}[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{1,7}\\b") {
    @Override
    boolean isReal(String found) {
      String digits = found.replaceAll("\\D", "");
      return TEST_CARDS.stream().noneMatch(digits::startsWith) && hasCheckDigit(digits);
    }
  },
  PHONE("\\+[1-9]\\d{0,2}[ ()/-]?\\d[\\d ()/-]{5,14}\\d\\b") {
    @Override
    boolean isReal(String found) {
      return !found.startsWith("+999")
          && !found.replaceAll("\\D", "").matches("1\\d{3}55501\\d\\d");
    }
  };

  /** RFC 2606 and RFC 6761: nobody has an address there. */
  private static final List<String> RESERVED =
      List.of(
          "invalid", "test", "example", "localhost", "example.com", "example.org", "example.net");

  private static final List<String> TEST_CARDS =
      List.of("411111", "424242", "400000", "555555", "999999");

  /** Length by country, from the IBAN registry; the countries of most accounts. */
  private static final Map<String, Integer> IBAN_LENGTHS =
      Map.ofEntries(
          Map.entry("AT", 20),
          Map.entry("BE", 16),
          Map.entry("BG", 22),
          Map.entry("CH", 21),
          Map.entry("CY", 28),
          Map.entry("CZ", 24),
          Map.entry("DE", 22),
          Map.entry("DK", 18),
          Map.entry("EE", 20),
          Map.entry("ES", 24),
          Map.entry("FI", 18),
          Map.entry("FR", 27),
          Map.entry("GB", 22),
          Map.entry("GR", 27),
          Map.entry("HR", 21),
          Map.entry("HU", 28),
          Map.entry("IE", 22),
          Map.entry("IT", 27),
          Map.entry("LT", 20),
          Map.entry("LU", 20),
          Map.entry("LV", 21),
          Map.entry("MT", 31),
          Map.entry("NL", 18),
          Map.entry("NO", 15),
          Map.entry("PL", 28),
          Map.entry("PT", 25),
          Map.entry("RO", 24),
          Map.entry("SE", 24),
          Map.entry("SI", 19),
          Map.entry("SK", 24),
          Map.entry("TR", 26));

  private final Pattern pattern;

  Looks(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  /** By form and check digits. */
  abstract boolean isReal(String found);

  /** What a text contains, if anything. */
  public static Optional<Looks> of(String text) {
    for (Looks looks : values()) {
      Matcher matcher = looks.pattern.matcher(text);
      while (matcher.find()) {
        if (looks.isReal(matcher.group())) {
          return Optional.of(looks);
        }
      }
    }
    return Optional.empty();
  }

  /** ISO/IEC 7812-1, annex B. */
  private static boolean hasCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit : digit * 2;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return digits.length() >= 13 && sum % 10 == 0;
  }
}
