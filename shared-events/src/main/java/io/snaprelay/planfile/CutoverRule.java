package io.snaprelay.planfile;

/** What takes production's place is proved first, and stands where production stands. */
final class CutoverRule implements PlanRule {
  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field mode = plan.at("restore").at("mode");
    if (!mode.is(RestoreRule.CUTOVER)) {
      return;
    }
    if (!plan.at("verify").present()) {
      findings.refuse(
          mode.path(), "nothing proves what would become production: add a verify section");
    }
    untouched(plan, findings);
    RestoredCopy.of(plan).ifPresent(copy -> elsewhere(copy, plan, databases, findings));
  }

  /** Production's passwords are those of the snapshot, and nothing else is in it either. */
  private static void untouched(Field plan, Findings findings) {
    Field verify = plan.at("verify");
    if (verify.present() && !verify.at("login").present()) {
      findings.refuse(
          plan.at("restore").at("mode").path(),
          "the proof must not change the master password of what becomes production: write"
              + " verify.login");
    }
    verify.at("checks").items().stream()
        .map(check -> check.at("writable"))
        .filter(Field::present)
        .forEach(
            check ->
                findings.refuse(
                    check.path(),
                    "nothing is written in what becomes production, not even to roll it back:"
                        + " remove it"));
  }

  private static void elsewhere(Field copy, Field plan, Field databases, Findings findings) {
    boolean other =
        plan.at("databases").texts().stream()
            .map(name -> databases.at(name).at("region"))
            .flatMap(region -> region.text().stream())
            .anyMatch(region -> !copy.at("region").is(region));
    if (other || RestoredCopy.account(plan).isPresent()) {
      findings.refuse(
          plan.at("restore").at("mode").path(),
          "the copy would be restored elsewhere, and production is not there: write verify: { of:"
              + " source }");
    }
  }
}
