package io.snaprelay.sanitize;

import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import java.util.Optional;

/** What the step says of a database in the end: that it may be given away, or why it may not. */
final class Conclusion {
  private Conclusion() {}

  static Outcome of(Sanitization found, Run run) {
    if (found.isClean()) {
      return Outcome.emit(completed(found, run));
    }
    return found.problems().isEmpty()
        ? SanitizeFailures.notClean(found)
        : SanitizeFailures.rulesDoNotFit(found);
  }

  private static SanitizeCompleted completed(Sanitization found, Run run) {
    return new SanitizeCompleted(
        run.header(SanitizeCompleted.class, found.resourceId()),
        found.temporary(),
        found.rulesHash(),
        Optional.of(
            new SanitizeCompleted.Proof(
                found.level().orElseThrow(),
                CheckCounts.of(found.checks()),
                CheckCounts.shown(found.residualRisks()))));
  }
}
