package io.snaprelay.planfile;

import java.util.List;

/** What RDS demands of every export (RDS API Reference, StartExportTask). */
final class ExportRule implements PlanRule {
  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field export = plan.at("export");
    if (!export.present()) {
      return;
    }
    for (String field : List.of("role", "kmsKey")) {
      if (!export.at(field).present()) {
        findings.refuse(export.path(), "RDS exports nothing without it: add '%s'".formatted(field));
      }
    }
  }
}
