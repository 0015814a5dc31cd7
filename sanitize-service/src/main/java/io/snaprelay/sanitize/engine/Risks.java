package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a level does not reach, said plainly. */
public final class Risks {
  private static final List<String> OF_FILES =
      List.of(
          "Freed blocks of the volume may still hold originals. No SQL reaches them and a customer"
              + " of RDS cannot read them; only loading the masked data into a new instance"
              + " (level L3) leaves them behind.",
          "Catalogs that all databases share (roles, settings, subscriptions) may keep dead rows,"
              + " removed password hashes among them; only a superuser can rewrite them.");

  private static final List<String> OF_SEARCH =
      List.of("Originals of large tables are searched by a sample.");

  /** Of the masked server alone: what it has collected or kept does not go into a dump. */
  private static final Set<String> NOT_CARRIED_OVER =
      Set.of(ServerLeftovers.STATEMENTS, ServerLeftovers.PASSWORDS);

  private static final Set<String> COUNTED = Set.of(Count.AMONG, Count.UNCHANGED);

  private Risks() {}

  /** Of a server that was masked, level L2. */
  static List<String> of(List<CheckResult> results) {
    return and(Stream.concat(OF_FILES.stream(), OF_SEARCH.stream()), results.stream());
  }

  /**
   * Of a new instance that what was masked was loaded into, level L3: no file of it ever held an
   * original that is not in its tables.
   */
  public static List<String> inCleanRoom(List<CheckResult> results) {
    return and(
        OF_SEARCH.stream(),
        results.stream().filter(each -> !NOT_CARRIED_OVER.contains(each.name())));
  }

  private static List<String> and(Stream<String> always, Stream<CheckResult> results) {
    List<String> risks = new ArrayList<>(always.toList());
    results
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
