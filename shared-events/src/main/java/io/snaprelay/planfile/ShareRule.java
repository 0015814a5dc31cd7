package io.snaprelay.planfile;

/** Only what a run has made is shared: a copy, or the snapshot that it takes itself. */
final class ShareRule implements PlanRule {
  private static final String FRESH = "fresh";

  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field source = plan.at("snapshot").at("source");
    boolean fresh = !source.present() || source.is(FRESH);
    if (plan.at("share").present() && !plan.at("copy").present() && !fresh) {
      findings.refuse(
          plan.at("share").path(),
          "only what a run has made is shared, and it only picks this snapshot: add copy, or take a fresh one");
    }
  }
}
