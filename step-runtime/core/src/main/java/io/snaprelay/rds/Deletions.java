package io.snaprelay.rds;

import io.snaprelay.aws.AwsFailure;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Deletions of what may be gone. Policies allow them by the tags of what is deleted, and what
 * another delivery deleted a moment ago bears none any more: IAM denies the call before RDS could
 * say that there is nothing (IAM User Guide, "IAM JSON policy elements: Condition operators": a
 * condition on a key that a request does not have is not met). So a denial is looked into, and
 * called what RDS would have called it.
 */
final class Deletions {
  private Deletions() {}

  /**
   * Makes a call that deletes.
   *
   * @param missing RDS's code for what it does not know
   * @param look describes what is to be deleted
   */
  static void make(String missing, Supplier<? extends Optional<?>> look, Runnable deletion) {
    try {
      deletion.run();
    } catch (AwsFailure e) {
      if (e.kind() == AwsFailure.Kind.ACCESS_DENIED && look.get().isEmpty()) {
        throw new AwsFailure(AwsFailure.Kind.NOT_FOUND, missing, e.getMessage(), e);
      }
      throw e;
    }
  }
}
