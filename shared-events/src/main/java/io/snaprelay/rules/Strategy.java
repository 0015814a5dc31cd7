package io.snaprelay.rules;

import java.math.BigDecimal;
import java.util.List;

/** What becomes of the values of a column. Null stays null, whatever is done. */
public sealed interface Strategy {
  /** Nothing. */
  record Keep() implements Strategy {}

  /** Null. */
  record Nothing() implements Strategy {}

  /** The same text for all, as PostgreSQL reads it for the column's type. */
  record Constant(String value) implements Strategy {}

  /** A keyed hash that fits the type. */
  record Hash(By by) implements Strategy {}

  /** Invented names. */
  record Name(NamePart part, boolean number, By by) implements Strategy {}

  /** Invented addresses. */
  record Address(AddressPart part, By by) implements Strategy {}

  /** Unique addresses below a domain that nobody can have. */
  record Email(By by) implements Strategy {}

  /** Numbers that nobody can have. */
  record Phone(PhoneFormat format, By by) implements Strategy {}

  /** Numbers below an issuer's number that no issuer has, with a right check digit. */
  record Card(By by) implements Strategy {}

  /** Addresses of networks for documentation. */
  record Ip(int version, By by) implements Strategy {}

  /** Other digits in the same places. */
  record Digits(By by) implements Strategy {}

  /**
   * Another day, or another second for a point in time.
   *
   * @param days how far at most
   */
  record DateShift(int days, By by) implements Strategy {}

  /**
   * A number nearby, never the same.
   *
   * @param amount how far at most
   */
  record Noise(BigDecimal amount, By by) implements Strategy {}

  /**
   * Some characters stay.
   *
   * @param first how many at the beginning
   * @param last how many at the end
   * @param with what stands for each other one
   */
  record Partial(int first, int last, String with) implements Strategy {}

  /**
   * What matches is replaced.
   *
   * @param pattern a regular expression of PostgreSQL
   * @param replacement what takes its place
   * @param keepOthers whether a text without a match stays as it is; otherwise all of it goes
   */
  record Regex(String pattern, String replacement, boolean keepOthers) implements Strategy {}

  /**
   * Some members of a document.
   *
   * @param paths what becomes of which
   * @param keepOthers whether members of the root that no path leads to stay; otherwise they go
   */
  record Json(List<JsonRule> paths, boolean keepOthers) implements Strategy {
    public Json {
      paths = List.copyOf(paths);
    }
  }

  /**
   * One member of a document.
   *
   * @param place where the rule stands
   * @param path the keys that lead to it
   * @param strategy what becomes of its text
   */
  record JsonRule(RulePlace place, List<String> path, Strategy strategy) {
    public JsonRule {
      path = List.copyOf(path);
    }
  }

  /**
   * Each element of a list, within a document.
   *
   * @param paths what becomes of which members of an element; an empty path means all of it
   */
  record Each(List<JsonRule> paths) implements Strategy {
    public Each {
      paths = List.copyOf(paths);
    }
  }

  /** The column's own values, each in another row. They stay real. */
  record Shuffle() implements Strategy {}

  /**
   * An expression of the user's, over the columns of the old row.
   *
   * @param expression in SQL
   * @param unique whether the user vouches that it gives every original a value of its own
   */
  record Sql(String expression, boolean unique) implements Strategy {}

  /** Whatever becomes of the column that it refers to. */
  record Follow() implements Strategy {}

  /** Parts of a name. */
  enum NamePart {
    FIRST,
    LAST,
    FULL
  }

  /** Parts of an address. */
  enum AddressPart {
    STREET,
    CITY,
    POSTCODE,
    FULL
  }

  /** Numbering plans. */
  enum PhoneFormat {
    /** {@code +999} and eleven digits. */
    E164,
    /** {@code 555-01} and two digits. */
    NANP
  }
}
