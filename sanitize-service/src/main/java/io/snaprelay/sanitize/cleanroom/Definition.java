package io.snaprelay.sanitize.cleanroom;

import java.util.regex.Pattern;

/**
 * A definition as the catalog tells it, without what PostgreSQL writes another way once a dump of
 * it was loaded: casts, parentheses, spaces. {@code status = ANY (ARRAY['a'::varchar]::text[])}
 * becomes {@code ARRAY['a'::varchar::text]}, and means the same.
 */
final class Definition {
  private static final Pattern CASTS =
      Pattern.compile(
          "::(character varying|double precision|bit varying"
              + "|time(stamp)?(\\(\\d\\))? with(out)? time zone|(\"[^\"]+\"|\\w+)(\\.(\"[^\"]+\"|\\w+))?)"
              + "(\\(\\d+(,\\d+)?\\))?(\\[\\])*");

  private static final Pattern LOOSE = Pattern.compile("[()\\s]+");

  private Definition() {}

  static String skeleton(String definition) {
    return LOOSE.matcher(CASTS.matcher(definition).replaceAll("")).replaceAll("");
  }
}
