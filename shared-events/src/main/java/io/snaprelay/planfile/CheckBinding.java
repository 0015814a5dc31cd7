package io.snaprelay.planfile;

import io.snaprelay.plan.Check;
import io.snaprelay.plan.Check.Expectation;
import java.math.BigDecimal;
import java.util.List;

/** The checks of a plan. */
final class CheckBinding {
  private CheckBinding() {}

  static Check of(Field field) {
    return field.at("sql").present() ? sql(field) : freshness(field);
  }

  /** The name of a check; empty if it has none yet because it is incomplete. */
  static String name(Field field) {
    Field freshness = field.at("freshness");
    return field
        .at("sql")
        .at("name")
        .text()
        .or(() -> freshness.at("name").text())
        .or(
            () ->
                freshness
                    .at("table")
                    .text()
                    .map(table -> "freshness of " + column(freshness, table)))
        .orElse("");
  }

  private static String column(Field freshness, String table) {
    return table + "." + freshness.at("column").text().orElse("?");
  }

  private static Check freshness(Field field) {
    Field freshness = field.at("freshness");
    return new Check.Freshness(
        name(field),
        freshness.at("database").text(),
        freshness.at("table").required(),
        freshness.at("column").required(),
        freshness.at("within").duration().orElseThrow());
  }

  private static Check sql(Field field) {
    Field sql = field.at("sql");
    return new Check.Sql(
        name(field),
        sql.at("database").text(),
        sql.at("query").required(),
        expectation(sql.at("expect")));
  }

  private static Expectation expectation(Field field) {
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
