package io.snaprelay.cli;

import io.snaprelay.cli.RetentionReport.Line;
import io.snaprelay.cli.RetentionReport.PlanAndDatabase;
import io.snaprelay.cli.RetentionReport.RegionQuota;
import java.time.Instant;

/** A report as people read it. */
final class RetentionText {
  private RetentionText() {}

  static void print(RetentionReport report, Output output) {
    report.courses().forEach(each -> print(each, output));
    report.regions().forEach(region -> output.line(region(region)));
    report.notes().forEach(output::line);
    report.unseen().forEach(output::line);
  }

  private static void print(PlanAndDatabase course, Output output) {
    long going = course.snapshots().stream().filter(Line::expires).count();
    output.line(
        "%s of plan %s: %d of %d snapshots go when its next run ends"
            .formatted(course.database(), course.plan(), going, course.snapshots().size()));
    course.snapshots().forEach(line -> output.line(line(line)));
  }

  private static String line(Line line) {
    return "  %-5s  %-9s  %-14s  %-20s  %-20s  %s  (%s)"
        .formatted(
            line.expires() ? "goes" : "stays",
            line.place(),
            line.region(),
            line.dataAsOf().map(Instant::toString).orElse("no data yet"),
            line.reason(),
            line.arn().substring(line.arn().lastIndexOf(':') + 1),
            line.detail());
  }

  private static String region(RegionQuota region) {
    String quota = region.assumed() ? "%d (assumed)" : "%d";
    return "%s: %d of %s manual snapshots; %s"
        .formatted(
            region.region(),
            region.used(),
            quota.formatted(region.max()),
            region
                .exhausted()
                .map(day -> "by schedule the quota is used up on " + day)
                .orElse("by schedule at most " + region.most()));
  }
}
