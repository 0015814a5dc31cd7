package io.snaprelay.planfile;

/** A copy into the source's own region, account and key gains nothing. */
final class CopyRule implements PlanRule {
  @Override
  public void check(Field plan, Field databases, Findings findings) {
    SnapshotBinding.targets(plan.at("copy")).stream()
        .filter(copy -> !copy.at("kmsKey").present())
        .filter(copy -> !copy.at("account").present())
        .filter(copy -> !copy.at("from").present())
        .forEach(copy -> check(copy, plan, databases, findings));
    SnapshotBinding.targets(plan.at("copy")).stream()
        .filter(copy -> copy.at("account").present() && !copy.at("kmsKey").present())
        .forEach(copy -> findings.warn(copy.at("account").path(), lacksKey()));
  }

  private static void check(Field copy, Field plan, Field databases, Findings findings) {
    for (String database : plan.at("databases").texts()) {
      copy.at("region")
          .text()
          .filter(region -> databases.at(database).at("region").is(region))
          .ifPresent(region -> findings.warn(copy.at("region").path(), beside(database, region)));
    }
  }

  private static String beside(String database, String region) {
    return "'%s' already is in %s: the copy is lost with its source; name another region, account or kmsKey"
        .formatted(database, region);
  }

  /** RDS User Guide, "Copying a DB snapshot": an encrypted one shared with another account. */
  private static String lacksKey() {
    return "no encrypted snapshot comes into another account without a key of it: add kmsKey, unless the databases are not encrypted";
  }
}
