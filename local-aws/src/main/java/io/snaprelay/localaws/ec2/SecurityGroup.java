package io.snaprelay.localaws.ec2;

import java.util.ArrayList;
import java.util.List;

/**
 * A security group of a VPC.
 *
 * @param ingress whom it admits
 */
record SecurityGroup(
    String account,
    String region,
    String id,
    String name,
    String description,
    String vpc,
    List<Permission> ingress) {

  SecurityGroup {
    ingress = List.copyOf(ingress);
  }

  SecurityGroup admitting(List<Permission> more) {
    List<Permission> all = new ArrayList<>(ingress);
    all.addAll(more);
    return new SecurityGroup(account, region, id, name, description, vpc, all);
  }

  boolean isAt(String otherAccount, String otherRegion) {
    return account.equals(otherAccount) && region.equals(otherRegion);
  }
}
