package io.snaprelay.planfile;

import java.util.Optional;

/**
 * The copy's key lies in the copy's region (RDS API Reference, CopyDBSnapshot), and is not the AWS
 * managed one if the copy is shared (RDS User Guide, "Sharing a DB snapshot": the default key
 * cannot be shared).
 */
final class KmsKeyRule implements PlanRule {
  private static final int REGION_OF_ARN = 3;

  @Override
  public void check(Field plan, Field databases, Findings findings) {
    SnapshotBinding.targets(plan.at("copy")).forEach(copy -> checkRegion(copy, findings));
    SnapshotBinding.targets(plan.at("copy")).stream()
        .limit(1)
        .filter(given -> plan.at("share").present())
        .forEach(given -> checkShareable(given.at("kmsKey"), findings));
  }

  private static void checkRegion(Field copy, Findings findings) {
    Field key = copy.at("kmsKey");
    key.text()
        .flatMap(KmsKeyRule::region)
        .filter(region -> !copy.at("region").is(region))
        .ifPresent(region -> findings.refuse(key.path(), elsewhere(copy, region)));
  }

  private static void checkShareable(Field key, Findings findings) {
    key.text()
        .filter(text -> text.contains("alias/aws/"))
        .ifPresent(text -> findings.refuse(key.path(), notShareable(text)));
  }

  private static Optional<String> region(String key) {
    String[] parts = key.split(":");
    boolean arn = key.startsWith("arn:") && parts.length > REGION_OF_ARN;
    return arn ? Optional.of(parts[REGION_OF_ARN]) : Optional.empty();
  }

  private static String elsewhere(Field copy, String region) {
    return "the key is in %s, but RDS wants one in the copy's region: name a key of %s"
        .formatted(region, copy.at("region").text().orElse("that region"));
  }

  static String notShareable(String key) {
    return "'"
        + key
        + "' is managed by AWS, and what it encrypts cannot be shared: name a key of your own";
  }
}
