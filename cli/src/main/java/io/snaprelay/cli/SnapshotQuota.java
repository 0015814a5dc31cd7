package io.snaprelay.cli;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.RdsClients;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.AccountQuota;

/**
 * How many manual snapshots of instances an account may have in a region.
 *
 * @param max the number
 * @param assumed whether it is only the default, because RDS did not tell
 */
record SnapshotQuota(long max, boolean assumed) {
  /** RDS User Guide, "Quotas and constraints for Amazon RDS": 100 per Region, adjustable. */
  private static final SnapshotQuota DEFAULT = new SnapshotQuota(100, true);

  /** RDS API Reference, AccountQuota: the name of this quota among the account's. */
  private static final String NAME = "ManualSnapshots";

  /** Asks RDS; an answer that lacks the quota, or a refusal, leaves the default. */
  static SnapshotQuota in(String region, RdsClients clients) {
    try {
      return asked(region, clients)
          .map(quota -> new SnapshotQuota(quota.max(), false))
          .orElse(DEFAULT);
    } catch (AwsFailure e) {
      if (e.isTransient()) {
        throw e;
      }
      return DEFAULT;
    }
  }

  private static Optional<AccountQuota> asked(String region, RdsClients clients) {
    return AwsCalls.call(
            "rds:DescribeAccountAttributes",
            () -> clients.in(region).describeAccountAttributes().accountQuotas())
        .stream()
        .filter(quota -> NAME.equals(quota.accountQuotaName()) && quota.max() != null)
        .findFirst();
  }
}
