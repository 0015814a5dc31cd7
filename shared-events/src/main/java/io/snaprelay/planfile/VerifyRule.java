package io.snaprelay.planfile;

import io.snaprelay.plan.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The restore test has something to restore, and the time for it and for whoever looks after it.
 */
final class VerifyRule implements PlanRule {
  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field verify = plan.at("verify");
    if (verify.at("of").is("copy") && !plan.at("copy").present()) {
      findings.refuse(
          verify.at("of").path(), "this plan makes no copy: write source, or add a copy section");
    }
    checkTarget(verify.at("of"), plan.at("copy"), findings);
    Limits limits = LimitsBinding.of(plan.at("limits"));
    Optional<Duration> kept = verify.at("keepOnFailure").duration();
    if (kept.filter(time -> time.compareTo(limits.temporaryLife()) > 0).isPresent()) {
      findings.refuse(
          verify.at("keepOnFailure").path(),
          "no temporary database lives longer than limits.temporaryHours, %d h: raise that, or keep it for less"
              .formatted(limits.temporaryLife().toHours()));
    }
    Optional<Duration> rto = verify.at("rto").duration();
    if (rto.filter(objective -> objective.compareTo(limits.deadline()) > 0).isPresent()) {
      findings.warn(
          verify.at("rto").path(),
          "the run fails at limits.deadline, before this objective is missed: raise the deadline");
    }
  }

  private static void checkTarget(Field of, Field copy, Findings findings) {
    List<String> names =
        SnapshotBinding.targets(copy).stream()
            .flatMap(target -> CopyNamesRule.label(target).stream())
            .distinct()
            .toList();
    of.text()
        .filter(RestoreBinding::isTarget)
        .filter(name -> !names.contains(name))
        .ifPresent(name -> findings.refuse(of.path(), unknown(name, names)));
  }

  private static String unknown(String name, List<String> names) {
    return "no copy of this plan is named '%s': write source or copy%s"
        .formatted(name, names.stream().map(" or "::concat).collect(Collectors.joining()));
  }
}
