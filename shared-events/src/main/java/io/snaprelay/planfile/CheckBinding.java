package io.snaprelay.planfile;

import io.snaprelay.plan.Check;
import io.snaprelay.plan.Check.Expectation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The checks of a plan. */
final class CheckBinding {
  private CheckBinding() {}

  /** An item of the list is a mapping of one key, the kind of the check, to its fields. */
  static Check of(Field item) {
    Field field = item.fields().get(0);
    String name = name(item);
    Optional<String> database = field.at("database").text();
    return switch (field.name()) {
      case "sql" ->
          new Check.Sql(
              name, database, field.at("query").required(), expectation(field.at("expect")));
      case "freshness" ->
          new Check.Freshness(name, database, table(field), column(field), within(field));
      case "range" ->
          new Check.Range(
              name,
              database,
              table(field),
              column(field),
              field.at("from").text(),
              field.at("to").text());
      case "unique" -> new Check.Unique(name, database, table(field), columns(field));
      case "notNull" -> new Check.NotNull(name, database, table(field), columns(field));
      case "login" -> new Check.Login(name, database, field.at("secret").required(), table(field));
      case "writable" -> new Check.Writable(name, database, table(field));
      default ->
          throw new IllegalStateException("The schema knows " + field.name() + ", we do not");
    };
  }

  /** The name of a check; empty if it has none yet because it is incomplete. */
  static String name(Field item) {
    return item.fields().stream().findFirst().flatMap(CheckBinding::named).orElse("");
  }

  private static Optional<String> named(Field field) {
    return field
        .at("name")
        .text()
        .or(() -> field.at("table").text().map(table -> made(field, table)));
  }

  private static String made(Field field, String table) {
    return switch (field.name()) {
      case "freshness", "range" ->
          "%s of %s.%s".formatted(field.name(), table, field.at("column").text().orElse("?"));
      case "unique" -> "unique %s (%s)".formatted(table, String.join(", ", columns(field)));
      case "notNull" -> "not null %s (%s)".formatted(table, String.join(", ", columns(field)));
      case "login" -> "login reads " + table;
      default -> field.name() + " " + table;
    };
  }

  private static String table(Field field) {
    return field.at("table").required();
  }

  private static String column(Field field) {
    return field.at("column").required();
  }

  private static List<String> columns(Field field) {
    return field.at("columns").texts();
  }

  private static Duration within(Field field) {
    return field.at("within").duration().orElseThrow();
  }

  private static Expectation expectation(Field field) {
    if (field.at("notEmpty").present()) {
      return new Check.Empty(false);
    }
    if (field.at("empty").present()) {
      return new Check.Empty(field.at("empty").is("true"));
    }
    List<BigDecimal> range = field.at("between").items().stream().map(Field::number).toList();
    return range.isEmpty()
        ? new Check.Equals(postgres(field.at("equals")))
        : new Check.Between(range.get(0), range.get(1));
  }

  /** PostgreSQL writes a boolean as t or f. */
  private static String postgres(Field value) {
    return value.node().isBoolean() ? value.required().substring(0, 1) : value.required();
  }
}
