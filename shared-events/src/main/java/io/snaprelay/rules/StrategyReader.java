package io.snaprelay.rules;

import io.snaprelay.planfile.Field;
import io.snaprelay.rules.Strategy.AddressPart;
import io.snaprelay.rules.Strategy.NamePart;
import io.snaprelay.rules.Strategy.PhoneFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads strategies: {@code email}, {@code name: first} or {@code { email: { by: row } }}. */
final class StrategyReader {
  /** The strategies and their parameters; the first is the main one, which may stand alone. */
  static final Map<String, List<String>> PARAMETERS =
      Map.ofEntries(
          Map.entry("keep", List.of()),
          Map.entry("null", List.of()),
          Map.entry("follow", List.of()),
          Map.entry("shuffle", List.of()),
          Map.entry("constant", List.of("value")),
          Map.entry("hash", List.of("by")),
          Map.entry("name", List.of("part", "number", "by")),
          Map.entry("address", List.of("part", "by")),
          Map.entry("email", List.of("by")),
          Map.entry("phone", List.of("format", "by")),
          Map.entry("card", List.of("by")),
          Map.entry("ip", List.of("version", "by")),
          Map.entry("digits", List.of("by")),
          Map.entry("dateShift", List.of("days", "by")),
          Map.entry("noise", List.of("amount", "by")),
          Map.entry("partial", List.of("first", "last", "with")),
          Map.entry("regex", List.of("pattern", "replacement", "others")),
          Map.entry("json", List.of("paths", "others")),
          Map.entry("sql", List.of("expression", "unique")));

  private static final List<String> NAMES = PARAMETERS.keySet().stream().sorted().toList();

  private final Reader reader;

  StrategyReader(Reader reader) {
    this.reader = reader;
  }

  Optional<Strategy> strategy(Field field) {
    if (field.node().isNull()) {
      return nothing(field);
    }
    if (field.node().isObject() && field.fields().size() == 1) {
      Field only = field.fields().get(0);
      return known(only, only.name()).map(name -> strategy(name, only, only));
    }
    if (field.node().isContainerNode()) {
      reader.refuse(
          field,
          reader.shown(field) + " is not one strategy: write its name, or { name: parameters }");
      return Optional.empty();
    }
    return known(field, reader.spelling(field)).map(name -> strategy(name, field.at(name), field));
  }

  /** Only the word itself empties a column: a value that somebody forgot is no decision. */
  private Optional<Strategy> nothing(Field field) {
    if (reader.spelling(field).equals("null")) {
      return Optional.of(new Strategy.Nothing());
    }
    reader.refuse(field, "nothing stands here: write a strategy, or null to empty the column");
    return Optional.empty();
  }

  private Optional<String> known(Field field, String name) {
    if (!PARAMETERS.containsKey(name)) {
      reader.refuseKey(field, "unknown strategy '" + name + "'" + Reader.advice(name, NAMES));
      return Optional.empty();
    }
    return Optional.of(name);
  }

  private Strategy strategy(String name, Field field, Field owner) {
    List<String> known = PARAMETERS.get(name);
    Parameters given = Parameters.of(reader, field, owner, known);
    return switch (name) {
      case "keep" -> new Strategy.Keep();
      case "null" -> new Strategy.Nothing();
      case "follow" -> new Strategy.Follow();
      case "constant" -> new Strategy.Constant(given.text("value", Optional.empty()));
      case "hash" -> new Strategy.Hash(given.by());
      case "name" ->
          new Strategy.Name(
              given.choice("part", NamePart.class, Optional.of(NamePart.FULL)),
              given.flag("number"),
              given.by());
      case "address" ->
          new Strategy.Address(
              given.choice("part", AddressPart.class, Optional.of(AddressPart.FULL)), given.by());
      case "email" -> new Strategy.Email(given.by());
      case "phone" ->
          new Strategy.Phone(
              given.choice("format", PhoneFormat.class, Optional.of(PhoneFormat.E164)), given.by());
      case "card" -> new Strategy.Card(given.by());
      default -> other(name, given);
    };
  }

  private Strategy other(String name, Parameters given) {
    return switch (name) {
      case "ip" -> new Strategy.Ip(version(given), given.by());
      case "digits" -> new Strategy.Digits(given.by());
      case "dateShift" ->
          new Strategy.DateShift(given.integer("days", 1, 36_500, Optional.empty()), given.by());
      case "noise" -> new Strategy.Noise(given.amount("amount"), given.by());
      case "partial" ->
          new Strategy.Partial(
              given.integer("first", 0, 1000, Optional.of(0)),
              given.integer("last", 0, 1000, Optional.of(0)),
              given.text("with", Optional.of("x")));
      case "regex" ->
          new Strategy.Regex(
              given.text("pattern", Optional.empty()),
              given.text("replacement", Optional.empty()),
              keepsOthers(given, "redact", Optional.of(false)));
      case "json" ->
          new Strategy.Json(
              new JsonRules(reader, this).rules(given),
              keepsOthers(given, "drop", Optional.empty()));
      case "shuffle" -> new Strategy.Shuffle();
      case "sql" ->
          new Strategy.Sql(given.text("expression", Optional.empty()), given.flag("unique"));
      default -> throw new IllegalStateException("No reader for the strategy " + name);
    };
  }

  private int version(Parameters given) {
    int version = given.integer("version", 4, 6, Optional.of(6));
    if (version == 5) {
      reader.refuse(given.at("version"), "'5' is not 4 or 6");
    }
    return version;
  }

  private boolean keepsOthers(Parameters given, String otherwise, Optional<Boolean> absent) {
    Field others = given.at("others");
    if (others.node().isMissingNode() && absent.isEmpty()) {
      reader.refuseKey(given.owner(), "'others' is missing: write keep or " + otherwise);
    } else if (!others.node().isMissingNode() && !others.is("keep") && !others.is(otherwise)) {
      reader.refuse(others, reader.shown(others) + " is not keep or " + otherwise);
    }
    return others.is("keep");
  }
}
