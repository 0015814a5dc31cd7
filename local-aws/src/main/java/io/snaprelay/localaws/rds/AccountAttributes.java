package io.snaprelay.localaws.rds;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.AccountQuota;
import software.amazon.awssdk.services.rds.model.DescribeAccountAttributesRequest;
import software.amazon.awssdk.services.rds.model.DescribeAccountAttributesResponse;

/** DescribeAccountAttributes: the quotas that local-aws enforces, and no others. */
final class AccountAttributes {

  private final RdsContext rds;

  AccountAttributes(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(DescribeAccountAttributesRequest.class, Set.of(), this::describe);
  }

  private DescribeAccountAttributesResponse describe(
      DescribeAccountAttributesRequest request, Place place) {
    Inventory inventory = rds.world().at(place);
    return DescribeAccountAttributesResponse.builder()
        .accountQuotas(
            List.of(
                quota("DBInstances", inventory.instances().count(), rds.quotas().instances()),
                quota("DBClusters", inventory.clusters().count(), rds.quotas().clusters()),
                quota(
                    "ManualSnapshots",
                    inventory.snapshots().manual(),
                    rds.quotas().manualSnapshots()),
                quota(
                    "ManualClusterSnapshots",
                    inventory.clusterSnapshots().manual(),
                    rds.quotas().manualClusterSnapshots())))
        .build();
  }

  private static AccountQuota quota(String name, long used, long max) {
    return AccountQuota.builder().accountQuotaName(name).used(used).max(max).build();
  }
}
