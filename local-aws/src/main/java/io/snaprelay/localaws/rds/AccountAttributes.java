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
    long instances = inventory.instances().size() + inventory.betweenNames().size();
    long snapshots = inventory.snapshots().stream().filter(Snapshot::isManual).count();
    return DescribeAccountAttributesResponse.builder()
        .accountQuotas(
            List.of(
                quota("DBInstances", instances, rds.quotas().instances()),
                quota("ManualSnapshots", snapshots, rds.quotas().manualSnapshots())))
        .build();
  }

  private static AccountQuota quota(String name, long used, long max) {
    return AccountQuota.builder().accountQuotaName(name).used(used).max(max).build();
  }
}
