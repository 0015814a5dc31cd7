package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.By;
import io.snaprelay.rules.Strategy;
import io.snaprelay.rules.Strategy.AddressPart;
import io.snaprelay.rules.Strategy.NamePart;
import io.snaprelay.rules.Strategy.PhoneFormat;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What could become of a column, best first, judged by its name, its type and a glimpse of it. */
final class Ideas {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Names of columns, with underscores for whatever is no letter. The first that matches wins. */
  private static final Map<Pattern, Proposal> NAMES =
      names(
          "e_?mail", email(""),
          "passw|token|secret|api_?key|hash|salt|cookie", hash(""),
          "phone|mobile|(^|_)fax|(^|_)tel(_|$)", phone(""),
          "card_?(no|num)|credit_?card|(^|_)pan$", card(""),
          "(^|_)ip(_|$)|ip_?addr", ip(""),
          "ssn|passport|iban|tax_?(id|no|num)|licen[cs]e|account_?(no|num)|social_?sec",
              new Proposal("digits", new Strategy.Digits(By.VALUE), ""),
          "first_?name|given_?name", name("first", NamePart.FIRST),
          "last_?name|sur_?name|family_?name", name("last", NamePart.LAST),
          "street|address|addr(_|$)",
              new Proposal("address", new Strategy.Address(AddressPart.FULL, By.VALUE), ""),
          "(^|_)city|town", address("city", AddressPart.CITY),
          "zip|post_?(code|al)", address("postcode", AddressPart.POSTCODE),
          "note|comment|remark|descr|message|body|(^|_)bio|about|subject|(^|_)text",
              new Proposal("null", new Strategy.Nothing(), ""),
          "name|holder|contact|person", name("full", NamePart.FULL));

  private static final Pattern BIRTH = Pattern.compile("birth|born|(^|_)dob");
  private static final Pattern MONEY = Pattern.compile("salary|income|wage|balance");

  private Ideas() {}

  /** Ideas that may not fit; the last one always does. */
  static List<Proposal> of(Table table, Column column, Glimpse glimpse, boolean checked) {
    List<Proposal> ideas = new ArrayList<>();
    switch (column.type().kind()) {
      case TEXT -> ideas.addAll(text(column, glimpse, checked));
      case DATE, TIMESTAMP -> ideas.addAll(date(table, column));
      case INTEGER, NUMERIC, FLOAT -> ideas.addAll(number(column));
      case INET -> ideas.add(ip("an address"));
      case JSON -> ideas.addAll(emptied("{}", "a document, in which anything may stand"));
      case ARRAY -> ideas.addAll(emptied("{}", "a list of values"));
      case BYTES -> ideas.addAll(emptied("", "bytes, in which anything may stand"));
      case UUID -> ideas.add(hash("an identifier of something"));
      case OTHER -> ideas.addAll(other(column));
      default -> ideas.add(Proposal.keep("one of a few values"));
    }
    ideas.add(Proposal.keep("KEPT because no strategy fits: decide yourself"));
    return ideas;
  }

  private static List<Proposal> text(Column column, Glimpse glimpse, boolean checked) {
    List<Proposal> ideas = new ArrayList<>(seen(glimpse));
    NAMES.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(plain(column)).find())
        .findFirst()
        .ifPresent(entry -> ideas.add(entry.getValue().because("by its name")));
    if (glimpse.mostly(glimpse.phones())) {
      ideas.add(phone(glimpse.told(glimpse.phones(), "phone numbers")));
    }
    if (checked) {
      ideas.add(Proposal.keep("KEPT because a CHECK speaks of it: decide yourself"));
    }
    if (ideas.isEmpty() && glimpse.fewValues()) {
      ideas.add(
          Proposal.keep("only %d values in %d".formatted(glimpse.distinct(), glimpse.values())));
    }
    ideas.add(hash("a text that nobody has explained yet"));
    ideas.addAll(emptied("-", "a short text that nobody has explained yet"));
    return ideas;
  }

  /** What can hardly be anything else; a phone number can, so that names come before it. */
  private static List<Proposal> seen(Glimpse glimpse) {
    List<Proposal> ideas = new ArrayList<>();
    if (glimpse.mostly(glimpse.emails())) {
      ideas.add(email(glimpse.told(glimpse.emails(), "e-mail addresses")));
    }
    if (glimpse.mostly(glimpse.cards())) {
      ideas.add(card(glimpse.told(glimpse.cards(), "card numbers")));
    }
    if (glimpse.mostly(glimpse.addresses())) {
      ideas.add(ip(glimpse.told(glimpse.addresses(), "network addresses")));
    }
    return ideas;
  }

  private static List<Proposal> date(Table table, Column column) {
    if (!BIRTH.matcher(plain(column)).find()) {
      return List.of(Proposal.keep("when something happened"));
    }
    By by = table.rowKey().isPresent() ? By.ROW : By.VALUE;
    String yaml =
        "{ dateShift: { days: 90, by: %s } }".formatted(by.name().toLowerCase(Locale.ROOT));
    return List.of(new Proposal(yaml, new Strategy.DateShift(90, by), "by its name"));
  }

  private static List<Proposal> number(Column column) {
    return MONEY.matcher(plain(column)).find()
        ? List.of(
            new Proposal("{ noise: 100 }", new Strategy.Noise(HUNDRED, By.VALUE), "by its name"))
        : List.of(Proposal.keep("a number that tells little alone"));
  }

  /** A value of the type that says nothing; with most other types nothing can be said. */
  private static List<Proposal> other(Column column) {
    return switch (column.type().base()) {
      case "point" -> emptied("(0,0)", "a place");
      case "tsvector" -> emptied("", "words of other columns");
      case "xml" -> emptied("<removed/>", "a document, in which anything may stand");
      case "interval", "time", "timetz", "oid" -> List.of(Proposal.keep("tells little alone"));
      default ->
          List.of(new Proposal("null", new Strategy.Nothing(), "of a type that is not known here"));
    };
  }

  private static List<Proposal> emptied(String constant, String reason) {
    return List.of(
        new Proposal("null", new Strategy.Nothing(), reason),
        new Proposal(
            "{ constant: \"%s\" }".formatted(constant), new Strategy.Constant(constant), reason));
  }

  private static String plain(Column column) {
    return column.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}0-9]+", "_");
  }

  private static Proposal name(String word, NamePart part) {
    return new Proposal(
        "{ name: %s }".formatted(word), new Strategy.Name(part, false, By.VALUE), "");
  }

  private static Proposal address(String word, AddressPart part) {
    return new Proposal(
        "{ address: %s }".formatted(word), new Strategy.Address(part, By.VALUE), "");
  }

  private static Map<Pattern, Proposal> names(Object... pairs) {
    Map<Pattern, Proposal> names = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      names.put(Pattern.compile((String) pairs[i]), (Proposal) pairs[i + 1]);
    }
    return names;
  }

  private static Proposal email(String reason) {
    return new Proposal("email", new Strategy.Email(By.VALUE), reason);
  }

  private static Proposal hash(String reason) {
    return new Proposal("hash", new Strategy.Hash(By.VALUE), reason);
  }

  private static Proposal phone(String reason) {
    return new Proposal("phone", new Strategy.Phone(PhoneFormat.E164, By.VALUE), reason);
  }

  private static Proposal card(String reason) {
    return new Proposal("card", new Strategy.Card(By.VALUE), reason);
  }

  private static Proposal ip(String reason) {
    return new Proposal("ip", new Strategy.Ip(6, By.VALUE), reason);
  }
}
