package io.snaprelay.sanitize.engine;

import io.snaprelay.database.Session;
import io.snaprelay.planfile.PlanProblem;
import io.snaprelay.rules.DatabaseRules;
import io.snaprelay.rules.Rules;
import io.snaprelay.rules.Strategy;
import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.catalog.Table;
import io.snaprelay.sanitize.masking.Fitting;
import io.snaprelay.sanitize.masking.RulesCheck;
import io.snaprelay.sanitize.masking.RulesTrial;
import io.snaprelay.sanitize.masking.TableMasking;
import io.snaprelay.sanitize.masking.Treatment;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of a file, held against each database. */
public final class RulesSource implements WorkSource {
  private final Rules rules;

  public RulesSource(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Decided decide(Session session) throws SQLException {
    Optional<DatabaseRules> own = rules.database(session.database());
    if (own.filter(DatabaseRules::drop).isPresent()) {
      return new Decided.Drop();
    }
    Fitting fitting = RulesCheck.check(rules, Catalog.read(session));
    if (fitting instanceof Fitting.Fits fits) {
      List<PlanProblem> refused = RulesTrial.problems(session, fits);
      return refused.isEmpty() ? new Decided.Mask(work(own, fits)) : problems(session, refused);
    }
    return problems(session, ((Fitting.Refused) fitting).problems());
  }

  private static Decided problems(Session session, List<PlanProblem> problems) {
    return new Decided.Problems(
        problems.stream().map(each -> session.database() + ": " + each).toList());
  }

  private static DatabaseWork work(Optional<DatabaseRules> rules, Fitting.Fits fits) {
    return new DatabaseWork(
        fits.masking().tables().stream()
            .filter(each -> !(each.treatment() instanceof Treatment.Keep))
            .map(each -> work(each, fits))
            .toList(),
        fits.masking().scripts(),
        rules.filter(DatabaseRules::keepLargeObjects).isPresent());
  }

  private static TableWork work(TableMasking masking, Fitting.Fits fits) {
    Table table = masking.table();
    Treatment treatment = masking.treatment();
    String schema = table.name().schema();
    String name = table.name().name();
    if (treatment instanceof Treatment.Truncate) {
      return TableWork.truncated(schema, name);
    }
    if (treatment instanceof Treatment.Delete delete) {
      return new TableWork(schema, name, false, Map.of(), Optional.of(delete.where()), Map.of());
    }
    Treatment.Rewrite rewrite = (Treatment.Rewrite) treatment;
    Map<String, MayStay> mayStay = new HashMap<>();
    for (String column : rewrite.expressions().keySet()) {
      Strategy strategy = fits.strategies().get(table.name().sql() + "." + column);
      mayStay.put(column, MayStay.of(strategy, table.column(column).orElseThrow()));
    }
    return new TableWork(
        schema, name, false, rewrite.expressions(), rewrite.deleteWhere(), mayStay);
  }
}
