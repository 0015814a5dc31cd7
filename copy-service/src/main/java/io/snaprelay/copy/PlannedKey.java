package io.snaprelay.copy;

import io.snaprelay.copy.KmsKeys.KmsKey;
import io.snaprelay.events.FailureCode;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The key that a plan names for its copy, as KMS knows it in the region of the copy. */
@ApplicationScoped
class PlannedKey {
  private final KmsKeys keys;
  private final ShareableKey shareable;

  PlannedKey(KmsKeys keys, ShareableKey shareable) {
    this.keys = keys;
    this.shareable = shareable;
  }

  /** Why no copy can be made under the plan's key; empty if one can. */
  Optional<Outcome> problem(CopyPlan plan) {
    if (plan.lacksKey()) {
      return Optional.of(
          notUsable(
              "The source %s is encrypted with a key of its own region and account: the plan needs '%s', a key of %s in %s"
                  .formatted(
                      plan.source().arn(),
                      plan.keyField(),
                      plan.target().region(),
                      plan.target().account())));
    }
    return plan.kmsKey().flatMap(name -> problem(plan, name));
  }

  /** The ARN that the copy must show; empty if it must not be encrypted. */
  Optional<String> expectedArn(CopyPlan plan) {
    return plan.kmsKey().isPresent() ? found(plan).map(KmsKey::arn) : plan.original().key();
  }

  private Optional<Outcome> problem(CopyPlan plan, String name) {
    Optional<KmsKey> key = found(plan);
    if (key.isEmpty()) {
      return Optional.of(
          notUsable(
              "KMS knows no key '%s' in %s of account %s; %s"
                  .formatted(name, plan.target().region(), plan.target().account(), remedy(plan))));
    }
    return key.filter(each -> !each.isEnabled())
        .map(
            each ->
                "The KMS key '%s' (%s) is '%s', but must be 'Enabled'"
                    .formatted(name, each.arn(), each.state()))
        .or(() -> shutOut(plan, key.get()))
        .map(PlannedKey::notUsable);
  }

  /** What RDS took, or encrypted under the key of AWS, is copied before it can be shared. */
  private static String remedy(CopyPlan plan) {
    return plan.isTransit()
        ? "%s cannot be shared as it is: make a key of that alias there, let %s use it, and name it in KeyArns of source-account.yaml, or correct '%s'"
            .formatted(plan.source().arn(), String.join(", ", plan.givenTo()), plan.keyField())
        : "correct '%s'".formatted(plan.keyField());
  }

  private Optional<String> shutOut(CopyPlan plan, KmsKey key) {
    return shareable
        .problem(plan.target(), key, plan.givenTo())
        .map(problem -> "'%s': %s".formatted(plan.keyField(), problem));
  }

  private Optional<KmsKey> found(CopyPlan plan) {
    SnapshotRef target = plan.target();
    return plan.kmsKey().flatMap(name -> keys.find(target.account(), target.region(), name));
  }

  private static Outcome notUsable(String detail) {
    return Outcome.giveUp(
        FailureCode.KMS_KEY_NOT_USABLE, detail, "The source snapshot; no copy was requested");
  }
}
