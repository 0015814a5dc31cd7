package io.snaprelay.snapshot;

import io.snaprelay.events.FailureCode;
import io.snaprelay.ledger.TriggerRecord.Refusal;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plan file as it is now.
 *
 * @param file its plans; none if the file is wrong
 * @param refusals everything that is wrong with it
 */
record KnownPlans(PlanFile file, List<Refusal> refusals) {

  /** Reads and checks the plan file. */
  static KnownPlans read(PlanText text) {
    try {
      return of(PlanReader.read(text.read()));
    } catch (PlanText.Unreadable e) {
      return refused(List.of(e.getMessage()));
    }
  }

  /** A plan by its name. */
  Optional<Plan> plan(String name) {
    return Optional.ofNullable(file.plans().get(name));
  }

  boolean areRefused() {
    return !refusals.isEmpty();
  }

  private static KnownPlans of(PlanReading reading) {
    if (reading instanceof PlanReading.Accepted accepted) {
      return new KnownPlans(accepted.file(), List.of());
    }
    PlanReading.Refused refused = (PlanReading.Refused) reading;
    return refused(refused.problems().stream().map(Object::toString).toList());
  }

  private static KnownPlans refused(List<String> reasons) {
    return new KnownPlans(
        new PlanFile(Map.of(), Map.of()),
        reasons.stream().map(reason -> new Refusal(FailureCode.PLAN_INVALID, reason)).toList());
  }
}
