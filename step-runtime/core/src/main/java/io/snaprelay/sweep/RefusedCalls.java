package io.snaprelay.sweep;

import io.snaprelay.aws.AwsFailure;
import java.util.function.Supplier;

/** What AWS's refusal of a deletion means. */
final class RefusedCalls {
  private RefusedCalls() {}

  static Removal judge(Supplier<Removal> deletion) {
    try {
      return deletion.get();
    } catch (AwsFailure e) {
      return switch (e.kind()) {
        case NOT_FOUND -> new Removal.Gone();
        // A refusal of a permission may only mean that RDS has not yet seen the tags.
        case ACCESS_DENIED, INVALID_STATE, THROTTLED, UNAVAILABLE -> new Removal.Waiting(text(e));
        default -> new Removal.Refused(text(e));
      };
    }
  }

  private static String text(AwsFailure failure) {
    return failure.code() + ": " + failure.getMessage();
  }
}
