package io.snaprelay.planfile;

import java.util.Optional;

/**
 * What is restored in another account is proved and may stay there, but it is not masked: masked
 * snapshots are taken, encrypted and shared by the account that SnapRelay runs in.
 */
final class OtherAccountRule implements PlanRule {
  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field sanitize = plan.at("sanitize");
    Optional<String> restored = RestoredCopy.account(plan);
    // A copy out of an account with databases names its account even if it comes home.
    boolean mayBeHome =
        restored.filter(it -> Owners.of(plan, databases).areElsewhereThan(it)).isPresent();
    if (sanitize.present() && restored.isPresent() && !mayBeHome) {
      findings.refuseKey(
          sanitize.path(),
          "the copy in another account would be masked, and that is done only in the account that"
              + " SnapRelay runs in: let verify.of name a copy without account, or write two plans");
    }
  }
}
