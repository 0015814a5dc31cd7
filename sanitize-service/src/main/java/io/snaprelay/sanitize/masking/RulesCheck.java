package io.snaprelay.sanitize.masking;

import io.snaprelay.planfile.PlanProblem;
import io.snaprelay.rules.DatabaseRules;
import io.snaprelay.rules.RulePlace;
import io.snaprelay.rules.Rules;
import io.snaprelay.rules.Strategy;
import io.snaprelay.sanitize.catalog.Catalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds rules against what a database holds. Everything that does not fit is found at once, before
 * anything is written.
 */
public final class RulesCheck {
  private static final Comparator<PlanProblem> BY_PLACE =
      Comparator.comparingInt(PlanProblem::line).thenComparingInt(PlanProblem::column);

  private RulesCheck() {}

  /**
   * Whether the rules fit one database of the server.
   *
   * @throws IllegalArgumentException if the rules drop the database: there is nothing to mask
   */
  public static Fitting check(Rules rules, Catalog catalog) {
    Optional<DatabaseRules> found = rules.database(catalog.database());
    if (found.isEmpty()) {
      return catalog.tables().isEmpty() ? fits(catalog) : unlisted(catalog);
    }
    if (found.get().drop()) {
      throw new IllegalArgumentException(catalog.database() + " is to be dropped");
    }
    return check(found.get(), catalog);
  }

  private static Fitting check(DatabaseRules rules, Catalog catalog) {
    List<PlanProblem> problems = new ArrayList<>();
    References references = new References(catalog);
    Subjects subjects = new Subjects(Dialects.of(catalog.engine()), references);
    List<Decision> decided = new DriftGuard(rules, catalog, problems).decide();
    List<Decision> settled = new Agreement(references, decided, problems).settle();
    Fit fit = new Fit(catalog, subjects, problems);
    settled.forEach(fit::check);
    if (!problems.isEmpty()) {
      return new Fitting.Refused(problems.stream().distinct().sorted(BY_PLACE).toList());
    }
    Treatments treatments = new Treatments(subjects);
    return new Fitting.Fits(
        new DatabaseMasking(
            catalog, settled.stream().map(treatments::of).toList(), rules.scripts()),
        places(settled),
        strategies(settled));
  }

  private static Map<String, Strategy> strategies(List<Decision> decisions) {
    Map<String, Strategy> strategies = new HashMap<>();
    for (Decision decision : decisions) {
      String table = decision.table().name().sql();
      decision
          .columns()
          .forEach((name, rule) -> strategies.put(table + "." + name, rule.strategy()));
    }
    return strategies;
  }

  private static Map<String, RulePlace> places(List<Decision> decisions) {
    Map<String, RulePlace> places = new HashMap<>();
    for (Decision decision : decisions) {
      String table = decision.table().name().sql();
      places.put(table, decision.place());
      decision.columns().forEach((name, rule) -> places.put(table + "." + name, rule.place()));
    }
    return places;
  }

  private static Fitting fits(Catalog catalog) {
    return new Fitting.Fits(new DatabaseMasking(catalog, List.of(), List.of()), Map.of(), Map.of());
  }

  private static Fitting unlisted(Catalog catalog) {
    String message =
        "the database %s with %d tables is not listed: write drop, or what becomes of its tables"
            .formatted(catalog.database(), catalog.roots().size());
    return new Fitting.Refused(List.of(RulePlace.FILE.problem(message)));
  }
}
