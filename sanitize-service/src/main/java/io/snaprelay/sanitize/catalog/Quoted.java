package io.snaprelay.sanitize.catalog;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names and texts as SQL takes them, whatever is in them. */
public final class Quoted {
  private Quoted() {}

  /** An identifier. */
  public static String name(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** Identifiers with commas between them. */
  public static String names(Collection<String> names) {
    return names.stream().map(Quoted::name).collect(Collectors.joining(", "));
  }

  /** A text. It means the same whatever {@code standard_conforming_strings} is. */
  public static String text(String text) {
    String doubled = text.replace("'", "''");
    return doubled.contains("\\")
        ? "E'" + doubled.replace("\\", "\\\\") + "'"
        : "'" + doubled + "'";
  }
}
