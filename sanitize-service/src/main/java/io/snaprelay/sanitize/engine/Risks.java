package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What level L2 does not reach, said plainly. */
final class Risks {
  private static final List<String> ALWAYS =
      List.of(
          "Freed blocks of the volume may still hold originals. No SQL reaches them and a customer"
              + " of RDS cannot read them; only loading the masked data into a new instance"
              + " (level L3) leaves them behind.",
          "Catalogs that all databases share (roles, settings, subscriptions) may keep dead rows,"
              + " removed password hashes among them; only a superuser can rewrite them.",
          "Originals of large tables are searched by a sample.");

  private static final Set<String> COUNTED = Set.of(Count.AMONG, Count.UNCHANGED);

  private Risks() {}

  static List<String> of(List<CheckResult> results) {
    List<String> risks = new ArrayList<>(ALWAYS);
    results.stream()
        .filter(each -> each.status() == Status.SKIPPED || isLeft(each))
        .map(each -> each.name() + ", " + each.subject() + ": " + each.seen())
        .forEach(risks::add);
    return risks;
  }

  /** What a rule left, and was allowed to leave. */
  private static boolean isLeft(CheckResult result) {
    return COUNTED.contains(result.name()) && result.measured().filter("0"::equals).isEmpty();
  }
}
