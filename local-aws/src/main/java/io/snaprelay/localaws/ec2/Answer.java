package io.snaprelay.localaws.ec2;

import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.RawResponse;
import java.util.List;
import java.util.stream.Collectors;

/** EC2's XML: lists are items, and nothing stands around the result. */
final class Answer {
  private static final String TYPE = "text/xml;charset=UTF-8";

  private Answer() {}

  static RawResponse of(String operation, String requestId, String content) {
    String all = tag("requestId", requestId) + content;
    return RawResponse.text(200, TYPE, element(operation + "Response", all));
  }

  static RawResponse refusal(AwsError error, String requestId) {
    String one = element("Error", tag("Code", error.code()) + tag("Message", error.getMessage()));
    String all = element("Errors", one) + tag("RequestID", requestId);
    return RawResponse.text(error.status(), TYPE, element("Response", all));
  }

  static String describe(List<SecurityGroup> groups) {
    return items("securityGroupInfo", groups.stream().map(Answer::describe).toList());
  }

  private static String describe(SecurityGroup group) {
    return tag("ownerId", group.account())
        + tag("groupId", group.id())
        + tag("groupName", group.name())
        + tag("groupDescription", group.description())
        + tag("vpcId", group.vpc())
        + items("ipPermissions", group.ingress().stream().map(it -> describe(it, group)).toList())
        + element("ipPermissionsEgress", "");
  }

  private static String describe(Permission permission, SecurityGroup group) {
    return tag("ipProtocol", permission.protocol())
        + permission.from().map(port -> tag("fromPort", port)).orElse("")
        + permission.to().map(port -> tag("toPort", port)).orElse("")
        + items(
            "groups",
            permission.groups().stream()
                .map(each -> tag("userId", group.account()) + tag("groupId", each))
                .toList())
        + items("ipRanges", tags("cidrIp", permission.ranges4()))
        + items("ipv6Ranges", tags("cidrIpv6", permission.ranges6()))
        + element("prefixListIds", "");
  }

  private static List<String> tags(String name, List<String> texts) {
    return texts.stream().map(text -> tag(name, text)).toList();
  }

  private static String items(String name, List<String> contents) {
    return element(
        name, contents.stream().map(it -> element("item", it)).collect(Collectors.joining()));
  }

  private static String element(String name, String content) {
    return "<%s>%s</%s>".formatted(name, content, name);
  }

  static String tag(String name, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return element(name, escaped);
  }
}
