package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsFailure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that was found. One thing that cannot be looked at hides none of the others. */
final class Findings {
  private final Set<Finding> all = new LinkedHashSet<>();

  void add(FindingCode code, String subject, String problem, String remedy) {
    all.add(Finding.of(code, subject, problem, remedy));
  }

  /** Looks at something; if AWS does not let us, that is what was found. */
  void attempt(String subject, Runnable look) {
    try {
      look.run();
    } catch (AwsFailure e) {
      add(FindingCode.NOT_CHECKED, subject, e.code() + " of " + e.getMessage(), remedy(e));
    }
  }

  private static String remedy(AwsFailure e) {
    return switch (e.kind()) {
      case ACCESS_DENIED ->
          "Allow the action before the colon to whoever runs doctor; it only reads";
      case THROTTLED, UNAVAILABLE -> "Run doctor again";
      default -> "See what AWS says";
    };
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}
