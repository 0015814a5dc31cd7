package io.snaprelay.coverage;

import io.snaprelay.chain.EvidenceChain;
import io.snaprelay.plan.DatabaseTarget;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.plan.Select;
import io.snaprelay.refs.DatabaseRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Which databases are proved, and which are not.
 *
 * @param at when this was so
 * @param longest how old a proof may be
 * @param rows one for each database of the plan file, those that nobody may rely on first
 * @param notes what cannot be known from the plan file alone
 */
public record Coverage(Instant at, Duration longest, List<CoverageRow> rows, List<String> notes) {
  public Coverage {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * Looks at every database.
   *
   * @param file the plans
   * @param home the account of databases that name none; asked for only if there are such
   * @param chain their evidence
   * @param now the time of the page
   * @param longest how old a proof may be
   */
  public static Coverage of(
      PlanFile file, Supplier<String> home, EvidenceChain chain, Instant now, Duration longest) {
    CoverageRow.Limit limit = new CoverageRow.Limit(now, longest);
    List<CoverageRow> rows = new ArrayList<>();
    new TreeMap<>(file.databases())
        .forEach(
            (name, target) -> {
              DatabaseRef ref = target.in(account(target, home));
              rows.add(CoverageRow.of(name, ref, plansOf(name, file), chain.newest(ref), limit));
            });
    rows.sort(Comparator.comparing(row -> row.standing().isCovered()));
    return new Coverage(now, longest, rows, notes(file));
  }

  /** Whether somebody may rely on every backup. */
  public boolean isComplete() {
    return notes.isEmpty() && rows.stream().allMatch(row -> row.standing().isCovered());
  }

  private static String account(DatabaseTarget target, Supplier<String> home) {
    return target.account().orElseGet(home);
  }

  private static List<String> plansOf(String database, PlanFile file) {
    return new TreeMap<>(file.plans())
        .entrySet().stream()
            .filter(plan -> plan.getValue().databases().contains(database))
            .map(plan -> plan.getKey())
            .toList();
  }

  private static List<String> notes(PlanFile file) {
    return new TreeMap<>(file.plans())
        .entrySet().stream()
            .filter(plan -> plan.getValue().select().isPresent())
            .map(plan -> note(plan.getKey(), plan.getValue()))
            .toList();
  }

  private static String note(String name, Plan plan) {
    Select select = plan.select().orElseThrow();
    return "The plan '%s' selects its databases by the tag %s=%s: which these are is not known here."
        .formatted(name, select.key(), select.value());
  }
}
