package io.snaprelay.planfile;

import java.util.List;

/** What must hold in a plan file that a schema cannot say. */
final class PlanRules {
  private static final List<PlanRule> RULES =
      List.of(
          new DatabaseRule(),
          new ScheduleRule(),
          new SourceRule(),
          new PointInTimeRule(),
          new CopyRule(),
          new CopyNamesRule(),
          new KmsKeyRule(),
          new ShareRule(),
          new ExportRule(),
          new RetainRule(),
          new VerifyRule(),
          new CheckRule(),
          new SanitizeRule(),
          new RestoreRule(),
          new RestoredNameRule(),
          new DisasterRule(),
          new CutoverRule(),
          new OtherAccountRule(),
          new SourceAccountRule(),
          new NotifyRule());

  private PlanRules() {}

  static void check(Field file, Findings findings) {
    for (Field plan : file.at("plans").fields()) {
      RULES.forEach(rule -> rule.check(plan, file.at("databases"), findings));
    }
  }
}
