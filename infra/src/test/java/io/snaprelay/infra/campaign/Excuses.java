package io.snaprelay.infra.campaign;

import io.snaprelay.events.StepFailed;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.Limits;
import io.snaprelay.plan.Plan;
import java.util.Set;

/**
 * Which failures were drawn. Whatever else goes wrong in a round is to be sat out: a run that fails
 * without an excuse shows a defect, be it the code {@code INTERNAL} or too little patience.
 */
record Excuses(RunLedger ledger, Set<RunId> cancelled) {

  boolean cover(StepFailed failed) {
    RunId run = failed.header().run().orElseThrow();
    Plan plan = ledger.plan(run).orElseThrow().plan();
    return switch (failed.code()) {
      case CANCELLED -> cancelled.contains(run);
      case DEADLINE -> plan.limits().deadline().compareTo(Limits.DEFAULTS.deadline()) < 0;
      case KMS_KEY_NOT_USABLE -> sharesWithWhomTheKeyShutsOut(plan);
      default -> false;
    };
  }

  private static boolean sharesWithWhomTheKeyShutsOut(Plan plan) {
    return plan.share().filter(it -> it.accounts().contains(Estate.SHUT_OUT)).isPresent();
  }
}
