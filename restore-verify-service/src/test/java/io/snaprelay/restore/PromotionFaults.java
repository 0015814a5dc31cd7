package io.snaprelay.restore;

import io.snaprelay.aws.AwsFailure.Kind;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Faults;
import java.util.stream.Stream;

/** Where a promotion can fail, of an instance and of a cluster. */
final class PromotionFaults {
  private PromotionFaults() {}

  /** Every call that it makes. */
  static Stream<String> points() {
    return Stream.of(
        "settings.change",
        "production.rename",
        "production.protect",
        "production.tag",
        "production.untag",
        "settings.capture",
        "production.find");
  }

  /**
   * The next such call fails.
   *
   * @param lost whether it takes effect all the same, and only its reply is lost
   */
  static void arm(Faults faults, String point, boolean lost) {
    RuntimeException failure = FakeRds.failure(Kind.UNAVAILABLE, "NoAnswer", "time-out");
    if (lost) {
      faults.failAfter(point, failure);
    } else {
      faults.failBefore(point, failure);
    }
  }
}
