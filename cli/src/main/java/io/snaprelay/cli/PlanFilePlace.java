package io.snaprelay.cli;

import io.snaprelay.coverage.PlanFileText;
import io.snaprelay.plan.PlanFile;
import picocli.CommandLine.Option;

/** Where the plan file lies, for commands that look at what it promises. */
final class PlanFilePlace {
  @Option(
      names = "--plans",
      paramLabel = "FILE",
      defaultValue = "${env:SNAPRELAY_PLANS}",
      description = "The plan file: a path or s3://bucket/key. Default: $$SNAPRELAY_PLANS.")
  private String plans;

  PlanFile read() {
    if (plans == null || plans.isBlank()) {
      throw Complaint.usage("No plan file: give --plans FILE, or set SNAPRELAY_PLANS");
    }
    try {
      return PlanFileText.read(plans);
    } catch (PlanFileText.Unusable e) {
      throw Complaint.usage(e.getMessage());
    }
  }
}
