package io.snaprelay.planfile;

/** A copy into the source's own region, account and key gains nothing. */
final class CopyRule implements PlanRule {
  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field copy = plan.at("copy");
    if (copy.at("kmsKey").present() || copy.at("account").present()) {
      return;
    }
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
}
