package io.snaprelay.localaws.ec2;

import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.RawRequest;
import io.snaprelay.localaws.wire.RawResponse;
import io.snaprelay.localaws.wire.RawService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Amazon EC2: its security groups, over its query protocol (EC2 API Reference, CreateSecurityGroup,
 * AuthorizeSecurityGroupIngress, DescribeSecurityGroups).
 */
public final class LocalEc2 implements RawService {
  private static final String DEFAULT_VPC = "vpc-default";

  private final Map<String, SecurityGroup> groups = new ConcurrentHashMap<>();
  private final AtomicLong made = new AtomicLong();

  public void register(Dispatcher dispatcher) {
    dispatcher.raw("ec2", this);
  }

  @Override
  public String operation(RawRequest request) {
    return first(request.form(), "Action", "");
  }

  @Override
  public RawResponse handle(RawRequest request, Call call) {
    try {
      String content = answer(call, request.form());
      return Answer.of(call.operation(), call.requestId(), content);
    } catch (AwsError error) {
      return Answer.refusal(error, call.requestId());
    }
  }

  private String answer(Call call, Map<String, List<String>> form) {
    return switch (call.operation()) {
      case "CreateSecurityGroup" -> create(call, form);
      case "AuthorizeSecurityGroupIngress" -> authorize(call, form);
      case "DescribeSecurityGroups" -> describe(call, form);
      default ->
          throw new AwsError(
              400, "InvalidAction", "local-aws does not implement ec2:" + call.operation());
    };
  }

  private String create(Call call, Map<String, List<String>> form) {
    SecurityGroup group =
        new SecurityGroup(
            call.account(),
            call.region(),
            "sg-0%016x".formatted(made.incrementAndGet()),
            first(form, "GroupName", "none"),
            first(form, "GroupDescription", "none"),
            first(form, "VpcId", DEFAULT_VPC),
            List.of());
    groups.put(group.id(), group);
    return Answer.tag("return", "true") + Answer.tag("groupId", group.id());
  }

  private String authorize(Call call, Map<String, List<String>> form) {
    SecurityGroup group = find(call, first(form, "GroupId", ""));
    groups.put(group.id(), group.admitting(Permission.all(form)));
    return Answer.tag("return", "true");
  }

  private String describe(Call call, Map<String, List<String>> form) {
    if (form.keySet().stream().anyMatch(name -> name.startsWith("Filter."))) {
      throw new AwsError(400, "InvalidParameterValue", "local-aws does not implement Filters");
    }
    List<String> ids = Permission.list(form, "GroupId.%d");
    return Answer.describe(
        ids.isEmpty()
            ? groups.values().stream().filter(it -> it.isAt(call.account(), call.region())).toList()
            : ids.stream().map(id -> find(call, id)).toList());
  }

  private SecurityGroup find(Call call, String id) {
    SecurityGroup group = groups.get(id);
    if (group == null || !group.isAt(call.account(), call.region())) {
      throw new AwsError(
          400, "InvalidGroup.NotFound", "The security group '%s' does not exist".formatted(id));
    }
    return group;
  }

  private static String first(Map<String, List<String>> form, String name, String otherwise) {
    return form.getOrDefault(name, List.of(otherwise)).get(0);
  }
}
