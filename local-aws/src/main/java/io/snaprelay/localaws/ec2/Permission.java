package io.snaprelay.localaws.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Traffic that a security group admits (EC2 API Reference, IpPermission).
 *
 * @param protocol its name or number; -1 for all
 * @param from the lowest port; empty for protocols without ports
 * @param to the highest
 * @param groups the security groups that it may come from
 * @param ranges4 the IPv4 addresses, each as CIDR
 * @param ranges6 the IPv6 addresses
 */
record Permission(
    String protocol,
    Optional<String> from,
    Optional<String> to,
    List<String> groups,
    List<String> ranges4,
    List<String> ranges6) {

  /** Reads those of a request. */
  static List<Permission> all(Map<String, List<String>> form) {
    List<Permission> all = new ArrayList<>();
    for (int i = 1; form.containsKey("IpPermissions." + i + ".IpProtocol"); i++) {
      all.add(one(form, "IpPermissions." + i));
    }
    return all;
  }

  private static Permission one(Map<String, List<String>> form, String prefix) {
    return new Permission(
        form.get(prefix + ".IpProtocol").get(0),
        text(form, prefix + ".FromPort"),
        text(form, prefix + ".ToPort"),
        list(form, prefix + ".Groups.%d.GroupId"),
        list(form, prefix + ".IpRanges.%d.CidrIp"),
        list(form, prefix + ".Ipv6Ranges.%d.CidrIpv6"));
  }

  private static Optional<String> text(Map<String, List<String>> form, String name) {
    return Optional.ofNullable(form.get(name)).map(values -> values.get(0));
  }

  /** Values that are numbered from one. */
  static List<String> list(Map<String, List<String>> form, String pattern) {
    List<String> values = new ArrayList<>();
    for (int i = 1; form.containsKey(pattern.formatted(i)); i++) {
      values.add(form.get(pattern.formatted(i)).get(0));
    }
    return values;
  }
}
