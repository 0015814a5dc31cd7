package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import java.util.Set;
import software.amazon.awssdk.services.rds.RdsClient;

/** Whether each region of the plans answers, and knows our credentials. */
final class RegionsCheck implements Check {
  /**
   * How a region answers that an account has not enabled, although its credentials are good (AWS
   * Account Management Reference Guide, "Enable or disable AWS Regions"; RDS API Reference, "Common
   * Errors").
   */
  private static final Set<String> NOT_ENABLED =
      Set.of("OptInRequired", "InvalidClientTokenId", "UnrecognizedClientException", "AuthFailure");

  @Override
  public String name() {
    return "regions";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    estate
        .regions()
        .forEach(region -> findings.attempt(region, () -> of(region, estate, findings)));
  }

  private static void of(String region, Estate estate, Findings findings) {
    RdsClient rds = estate.clients().rds(new Spot(estate.account(), region));
    try {
      AwsCalls.call("rds:DescribeAccountAttributes", rds::describeAccountAttributes);
    } catch (AwsFailure e) {
      if (!isLost(e)) {
        throw e;
      }
      estate.loseRegion(region);
      findings.add(
          FindingCode.REGION_NOT_USABLE,
          region,
          "RDS cannot be used there: %s, %s".formatted(e.code(), e.getMessage()),
          "Enable the region for account %s, or correct its name in the plans"
              .formatted(estate.account()));
    }
  }

  private static boolean isLost(AwsFailure e) {
    return NOT_ENABLED.contains(e.code()) || e.code().equals(AwsCalls.NO_ANSWER);
  }
}
