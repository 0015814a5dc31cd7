package io.snaprelay.planfile;

/** Every database that stays has a name, and none has another's. */
final class RestoredNameRule implements PlanRule {
  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field restore = plan.at("restore");
    Field name = restore.at("name");
    if (restore.at("mode").is("new") && !name.present()) {
      findings.refuseKey(restore.path(), "a database beside its source has another name: add name");
    }
    if (name.present() && restore.at("mode").is(RestoreRule.CUTOVER)) {
      findings.refuseKey(name.path(), "a cutover keeps the name of production: remove it");
    } else if (name.present() && isForSeveral(plan)) {
      findings.refuse(
          name.path(), "several databases cannot all have it: write a plan for each of them");
    }
    if (name.present() && restore.at("drill").is("true")) {
      findings.warn(name.path(), "a drill keeps its temporary name: remove it");
    }
    name.text()
        .filter(text -> text.startsWith("snaprelay-"))
        .ifPresent(
            text ->
                findings.refuse(
                    name.path(), "names that begin with snaprelay- are derived: choose another"));
  }

  private static boolean isForSeveral(Field plan) {
    return plan.at("select").present() || plan.at("databases").items().size() > 1;
  }
}
