package io.snaprelay.cli.doctor;

import java.util.List;
import org.w3c.dom.Document;

/**
 * A security group of a VPC.
 *
 * @param vpc the VPC's id
 * @param addresses whom it admits by address: CIDR blocks and prefix lists
 * @param groups whom it admits by their security group
 */
record SecurityGroup(String vpc, List<String> addresses, List<String> groups) {
  private static final String GROUP = "/DescribeSecurityGroupsResponse/securityGroupInfo/item/";
  private static final String ADMITTED = GROUP + "ipPermissions/item/";

  SecurityGroup {
    addresses = List.copyOf(addresses);
    groups = List.copyOf(groups);
  }

  static SecurityGroup of(Document answer) {
    return new SecurityGroup(
        Ec2Xml.first(answer, GROUP + "vpcId"),
        Ec2Xml.all(
            answer,
            String.join(
                "|",
                ADMITTED + "ipRanges/item/cidrIp",
                ADMITTED + "ipv6Ranges/item/cidrIpv6",
                ADMITTED + "prefixListIds/item/prefixListId")),
        Ec2Xml.all(answer, ADMITTED + "groups/item/groupId"));
  }
}
