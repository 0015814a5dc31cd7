package io.snaprelay.step;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** What an AWS failure that a reaction does not handle itself means for its step. */
final class Refusals {
  /**
   * Authorization by tag may lag behind the tag by minutes, and a state that forbids a call may be
   * one that another message has just brought about: only a refusal that stays is final.
   */
  private static final int REFUSALS_TO_SIT_OUT = 10;

  private static final Set<AwsFailure.Kind> MAY_PASS =
      Set.of(AwsFailure.Kind.ACCESS_DENIED, AwsFailure.Kind.INVALID_STATE);

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Map<AwsFailure.Kind, FailureCode> CODES =
      Map.of(
          AwsFailure.Kind.ALREADY_EXISTS, FailureCode.NAME_TAKEN,
          AwsFailure.Kind.NOT_FOUND, FailureCode.REQUEST_REFUSED,
          AwsFailure.Kind.INVALID_STATE, FailureCode.DATABASE_NOT_READY,
          AwsFailure.Kind.KEY_NOT_USABLE, FailureCode.KMS_KEY_NOT_USABLE,
          AwsFailure.Kind.QUOTA_EXCEEDED, FailureCode.QUOTA_EXCEEDED,
          AwsFailure.Kind.ACCESS_DENIED, FailureCode.ACCESS_DENIED);

  private Refusals() {}

  static Outcome outcome(AwsFailure failure, int receiveCount) {
    boolean mayPass =
        failure.isTransient()
            || MAY_PASS.contains(failure.kind()) && receiveCount <= REFUSALS_TO_SIT_OUT;
    if (mayPass) {
      return Outcome.retryLater(failure.code(), backoff(receiveCount));
    }
    return Outcome.giveUp(
        CODES.getOrDefault(failure.kind(), FailureCode.REQUEST_REFUSED),
        failure.code() + ": " + failure.getMessage(),
        "Everything: the call was refused");
  }

  /** Exponential with full jitter, so that throttled messages do not come back together. */
  static Duration backoff(int receiveCount) {
    long bound = Math.min(LONGEST.toSeconds(), 1L << Math.min(receiveCount, 16));
    return Duration.ofSeconds(ThreadLocalRandom.current().nextLong(1, bound + 1));
  }
}
