package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.Check.Expectation;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A query of the user's answers what the plan expects. It runs in a read-only transaction. */
final class Assertion implements ProofCheck {
  private static final String NULL = "NULL";

  private final Check.Sql wanted;

  Assertion(Check.Sql wanted) {
    this.wanted = wanted;
  }

  @Override
  public String name() {
    return wanted.name();
  }

  @Override
  public boolean isAbout(String database, List<String> all) {
    return DatabaseChoice.of(wanted.database(), all).filter(database::equals).isPresent();
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    Session session = ground.session();
    Line line =
        Line.begin(wanted.name(), session.database(), text(wanted.expect()), wanted.query());
    try {
      Optional<String> answer = session.first(wanted.query(), Assertion::firstColumn);
      return List.of(line.passIf(holds(wanted.expect(), answer), answer.orElse("no row")));
    } catch (SQLException e) {
      return List.of(line.fail(e));
    }
  }

  private static String firstColumn(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString(1)).orElse(NULL);
  }

  private static boolean holds(Expectation expected, Optional<String> answer) {
    if (expected instanceof Check.Empty empty) {
      return answer.isEmpty() == empty.empty();
    }
    if (expected instanceof Check.Equals equals) {
      return answer.filter(equals.value()::equals).isPresent();
    }
    Check.Between between = (Check.Between) expected;
    return answer.flatMap(Assertion::number).filter(number -> lies(number, between)).isPresent();
  }

  private static boolean lies(BigDecimal number, Check.Between between) {
    return number.compareTo(between.low()) >= 0 && number.compareTo(between.high()) <= 0;
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static String text(Expectation expected) {
    if (expected instanceof Check.Empty empty) {
      return empty.empty() ? "no row" : "at least one row";
    }
    if (expected instanceof Check.Equals equals) {
      return equals.value();
    }
    Check.Between between = (Check.Between) expected;
    return "from %s to %s".formatted(between.low(), between.high());
  }
}
