package io.snaprelay.notify;

import io.snaprelay.coverage.Ages;
import io.snaprelay.coverage.CoverageRow;
import io.snaprelay.plan.PlanFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;

/** The databases on whose backups nobody may rely, in words. */
@ApplicationScoped
class Unproved {
  private final CoverageNow coverage;

  Unproved(CoverageNow coverage) {
    this.coverage = coverage;
  }

  /** Those of some plans of a file. */
  List<String> of(PlanFile file, List<String> plans) {
    return coverage.of(file).rows().stream()
        .filter(row -> !row.standing().isCovered())
        .filter(row -> !Collections.disjoint(row.plans(), plans))
        .map(Unproved::line)
        .toList();
  }

  private static String line(CoverageRow row) {
    String why =
        switch (row.standing()) {
          case TOO_OLD ->
              "its last proof is %s old".formatted(row.age().map(Ages::of).orElse("too"));
          case FAILED -> "its last proof failed";
          case NEVER, IN_NO_PLAN, PROVED, PROVED_BUT -> "no run of it has come to a verdict";
        };
    return "Prove %s (%s): %s.".formatted(row.name(), row.arn(), why);
  }
}
