package io.snaprelay.localaws.events;

import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * A target of a rule.
 *
 * @param asPut how PutTargets gave it, for ListTargetsByRule
 */
record RuleTarget(Target asPut, TargetInput input) {

  String arn() {
    return asPut.arn();
  }

  /** Where undeliverable events go, or null. */
  String deadLetterQueue() {
    return asPut.deadLetterConfig() == null ? null : asPut.deadLetterConfig().arn();
  }
}
