package io.snaprelay.planfile;

import java.util.List;
import java.util.stream.Stream;

/** Retention that keeps nothing is refused; one that does nothing is said. */
final class RetainRule implements PlanRule {
  private static final List<String> COUNTS =
      List.of("daily", "weekly", "monthly", "yearly", "last");

  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field retain = plan.at("retain");
    if (!plan.at("copy").present()) {
      Stream.of(retain.at("source"), retain.at("copies"))
          .filter(Field::present)
          .forEach(field -> nothingExpires(field, findings));
      return;
    }
    checkSource(retain.at("source"), plan.at("snapshot").at("source"), findings);
    if (retain.at("copies").present()) {
      checkCopies(retain.at("copies"), plan.at("verify"), findings);
    }
  }

  /** Without a copy there is neither a copy to keep nor a source that may expire. */
  private static void nothingExpires(Field field, Findings findings) {
    findings.warn(
        field.path(), "nothing will expire: this plan makes no copy; add copy or remove this");
  }

  /** What somebody else has made is never deleted. */
  private static void checkSource(Field age, Field taken, Findings findings) {
    if (age.present() && taken.present() && !taken.is("fresh")) {
      findings.warn(
          age.path(),
          "no source will expire: only a snapshot that a run took itself does; write snapshot: { source: fresh } or remove this");
    }
  }

  private static void checkCopies(Field copies, Field verify, Findings findings) {
    boolean keepsSome =
        copies.at("within").present()
            || COUNTS.stream().anyMatch(name -> copies.at(name).integer().orElse(0) > 0);
    if (!keepsSome) {
      findings.refuse(
          copies.path(),
          "keeps no copy at all: write at least one number above 0, for example { daily: 14 }");
    }
    if (!verify.present()) {
      findings.warn(
          copies.path(),
          "copies expire although none is ever proved: which one can be restored nobody knows; add verify");
    }
  }
}
