package io.snaprelay.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name, or a pattern of names, of up to three parts with dots between them. {@code *} stands for
 * any text within a part. A part in double quotes is taken as it is, dots and stars included, as in
 * SQL; without quotes it is taken as it is written too, letter case included.
 *
 * @param text as it is written
 * @param parts regular expressions, one a part
 * @param exact whether it has no {@code *}
 */
public record NamePattern(String text, List<String> parts, boolean exact) {
  private static final Pattern PART = Pattern.compile("\"((?:[^\"]|\"\")+)\"|([^\".]+)");

  public NamePattern {
    parts = List.copyOf(parts);
  }

  /** Reads a pattern; empty if the text is none, or has too many parts. */
  public static Optional<NamePattern> parse(String text, int mostParts) {
    List<String> parts = new ArrayList<>();
    boolean exact = true;
    Matcher part = PART.matcher(text);
    int at = 0;
    while (at < text.length() && part.region(at, text.length()).lookingAt()) {
      exact &= part.group(1) != null || !part.group(2).contains("*");
      parts.add(part.group(1) == null ? glob(part.group(2)) : quoted(part.group(1)));
      at = part.end();
      if (at < text.length() && text.charAt(at) == '.' && at + 1 < text.length()) {
        at++;
      } else {
        break;
      }
    }
    return at == text.length() && !parts.isEmpty() && parts.size() <= mostParts
        ? Optional.of(new NamePattern(text, parts, exact))
        : Optional.empty();
  }

  /** The pattern that means one name of one part. */
  public static NamePattern of(String name) {
    return new NamePattern(name, List.of(Pattern.quote(name)), true);
  }

  /** Whether a name matches; parts that the pattern does not have may be anything. */
  public boolean matches(String... name) {
    int skipped = name.length - parts.size();
    for (int i = 0; i < parts.size(); i++) {
      if (skipped + i < 0
          || !Pattern.compile(parts.get(i), Pattern.DOTALL).matcher(name[skipped + i]).matches()) {
        return false;
      }
    }
    return true;
  }

  /** Whether every name of a column matches. */
  public boolean matchesAnything() {
    return parts.get(parts.size() - 1).replace(".*", "").isEmpty();
  }

  /** A name as a rules file spells it: with quotes where it could be read otherwise. */
  public static String spell(String name) {
    boolean plain = name.chars().noneMatch(c -> c == '.' || c == '"' || c == '*');
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String quoted(String name) {
    return Pattern.quote(name.replace("\"\"", "\""));
  }

  private static String glob(String text) {
    List<String> pieces = new ArrayList<>();
    for (String piece : text.split("\\*", -1)) {
      pieces.add(piece.isEmpty() ? "" : Pattern.quote(piece));
    }
    return String.join(".*", pieces);
  }
}
