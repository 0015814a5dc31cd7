package io.snaprelay.planfile;

import java.util.List;

/** A point in time is restored, and nothing else: there is no snapshot of it. */
final class PointInTimeRule implements PlanRule {
  private static final List<String> OF_SNAPSHOTS = List.of("copy", "share", "export");

  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field source = plan.at("snapshot").at("source");
    if (!source.at("at").present()) {
      return;
    }
    for (String section : OF_SNAPSHOTS) {
      if (plan.at(section).present()) {
        findings.refuse(
            plan.at(section).path(),
            "a run that restores a point in time makes no snapshot: remove it, or write a plan of"
                + " its own with snapshot: { source: fresh }");
      }
    }
    if (!plan.at("verify").present() && !plan.at("restore").present()) {
      findings.refuse(
          source.path(),
          "nothing restores it: add verify for a proof, or restore if it is to stay");
    }
  }
}
