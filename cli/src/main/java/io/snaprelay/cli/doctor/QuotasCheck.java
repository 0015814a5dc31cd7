package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.AccountQuota;

/** Whether there is room for what one run of each plan makes, in our own account. */
final class QuotasCheck implements Check {
  private static final Set<String> OVER = Set.of("available", "failed", "deleting");

  /** RDS User Guide, "Copying a DB snapshot": per destination region and account. */
  private static final long MOST_COPIES = 20;

  /** From here on people are warned: in per cent. */
  private static final long NEAR = 90;

  @Override
  public String name() {
    return "quotas";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    Demand demand = Demand.of(estate);
    for (String region : estate.regions()) {
      Spot spot = new Spot(estate.account(), region);
      if (estate.reaches(spot)) {
        findings.attempt(
            "quotas in " + region, () -> of(spot, demand, estate.clients().rds(spot), findings));
      }
    }
  }

  private static void of(Spot spot, Demand demand, RdsClient rds, Findings findings) {
    Map<String, AccountQuota> told = new TreeMap<>();
    AwsCalls.call(
            "rds:DescribeAccountAttributes", () -> rds.describeAccountAttributes().accountQuotas())
        .forEach(quota -> told.put(quota.accountQuotaName(), quota));
    demand
        .in(spot)
        .forEach(
            (name, more) -> {
              AccountQuota quota = told.get(name.wireName());
              if (quota != null && quota.max() != null && quota.used() != null) {
                judge(name, quota, more, spot, findings);
              }
            });
    copies(spot, rds, findings);
  }

  static void judge(QuotaName name, AccountQuota quota, long more, Spot spot, Findings findings) {
    String subject = "quota %s in %s".formatted(name.wireName(), spot.region());
    long then = quota.used() + more;
    String told =
        "%d of %d %s are used, and one run of each plan makes %d more"
            .formatted(quota.used(), quota.max(), name.text(), more);
    if (then > quota.max()) {
      findings.add(
          FindingCode.QUOTA_TOO_SMALL,
          subject,
          told,
          "Ask for more by Service Quotas, or delete some");
    } else if (then * 100 >= quota.max() * NEAR) {
      findings.add(FindingCode.QUOTA_NEAR, subject, told, "Ask for more by Service Quotas in time");
    }
  }

  private static void copies(Spot spot, RdsClient rds, Findings findings) {
    long inFlight =
        AwsCalls.call(
            "rds:DescribeDBSnapshots",
            () ->
                rds
                    .describeDBSnapshotsPaginator(it -> it.snapshotType("manual"))
                    .dbSnapshots()
                    .stream()
                    .filter(it -> it.sourceDBSnapshotIdentifier() != null)
                    .filter(it -> !OVER.contains(it.status()))
                    .count());
    if (inFlight >= MOST_COPIES) {
      findings.add(
          FindingCode.COPIES_IN_FLIGHT,
          "copies to " + spot.region(),
          "%d are under way, and AWS allows %d".formatted(inFlight, MOST_COPIES),
          "Wait, or let plans begin at other times: runs wait for their turn meanwhile");
    }
  }
}
