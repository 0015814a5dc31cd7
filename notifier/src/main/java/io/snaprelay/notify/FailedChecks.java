package io.snaprelay.notify;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Verify;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The checks that failed, in a few lines. What a query of the user's answered may be a value out of
 * production: it stands in the evidence, and is told nobody.
 */
final class FailedChecks {
  /** A message is no report: whoever wants all checks opens the evidence. */
  private static final int MOST = 5;

  private final Set<String> queries;

  private FailedChecks(Set<String> queries) {
    this.queries = queries;
  }

  static List<String> of(List<CheckResult> checks, Plan plan) {
    Set<String> queries =
        plan.verify().map(Verify::checks).orElse(List.of()).stream()
            .filter(Check.Sql.class::isInstance)
            .map(Check::name)
            .collect(Collectors.toSet());
    return new FailedChecks(queries).of(checks);
  }

  private List<String> of(List<CheckResult> checks) {
    List<CheckResult> failed =
        checks.stream().filter(check -> check.status() == Status.FAIL).toList();
    List<String> told = new ArrayList<>(failed.stream().limit(MOST).map(this::line).toList());
    if (failed.size() > MOST) {
      told.add("And %d more failed checks.".formatted(failed.size() - MOST));
    }
    return told;
  }

  private String line(CheckResult check) {
    String seen =
        queries.contains(check.name())
            ? "the evidence says what it answered instead"
            : "saw " + check.seen();
    return "Check '%s' on %s failed: expected %s, %s."
        .formatted(check.name(), check.subject(), check.expected(), seen);
  }
}
