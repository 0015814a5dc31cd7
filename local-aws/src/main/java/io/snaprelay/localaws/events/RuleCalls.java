package io.snaprelay.localaws.events;

import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;

/** The calls about rules. */
final class RuleCalls {

  private final Buses buses;
  private final Schedules schedules;

  RuleCalls(Buses buses, Schedules schedules) {
    this.buses = buses;
    this.schedules = schedules;
  }

  void register(Dispatcher dispatcher) {
    dispatcher.on(
        PutRuleRequest.class,
        Set.of(
            "Name", "EventBusName", "EventPattern", "ScheduleExpression", "State", "Description"),
        this::put);
    dispatcher.on(DescribeRuleRequest.class, this::describe);
    dispatcher.on(ListRulesRequest.class, this::list);
    dispatcher.on(EnableRuleRequest.class, this::enable);
    dispatcher.on(DisableRuleRequest.class, this::disable);
    dispatcher.on(DeleteRuleRequest.class, this::delete);
  }

  private PutRuleResponse put(PutRuleRequest request, Call call) {
    Bus bus = buses.own(request.eventBusName(), call);
    Rule rule =
        new Rule(
            bus.arn(),
            checkedName(request.name()),
            checkedPattern(request),
            checkedSchedule(request, bus),
            isEnabled(request.stateAsString()),
            request.description(),
            bus.find(request.name()).map(Rule::targets).orElse(null));
    bus.put(rule);
    schedules.start(bus, rule);
    return PutRuleResponse.builder().ruleArn(rule.arn()).build();
  }

  private static String checkedName(String name) {
    if (!name.matches("[._A-Za-z0-9-]{1,64}")) {
      throw EventsError.invalid(
          ("1 validation error detected: Value '%s' at 'name' failed to satisfy constraint: Member"
                  + " must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+")
              .formatted(name));
    }
    return name;
  }

  private static String checkedPattern(PutRuleRequest request) {
    if (request.eventPattern() == null && request.scheduleExpression() == null) {
      throw EventsError.invalid(
          "Parameter(s) EventPattern or ScheduleExpression must be specified.");
    }
    if (request.eventPattern() != null) {
      Patterns.check(request.eventPattern());
    }
    return request.eventPattern();
  }

  private static Schedule checkedSchedule(PutRuleRequest request, Bus bus) {
    if (request.scheduleExpression() == null) {
      return null;
    }
    if (!bus.arn().isDefault()) {
      throw EventsError.invalid("ScheduleExpression is supported only on the default event bus.");
    }
    return Schedule.parse(request.scheduleExpression());
  }

  private static boolean isEnabled(String state) {
    if (state == null || Set.of("ENABLED", "DISABLED").contains(state)) {
      return !"DISABLED".equals(state);
    }
    throw EventsError.notImplemented("the rule state " + state);
  }

  private DescribeRuleResponse describe(DescribeRuleRequest request, Call call) {
    Rule rule = buses.own(request.eventBusName(), call).rule(request.name());
    return DescribeRuleResponse.builder()
        .name(rule.name())
        .arn(rule.arn())
        .eventBusName(rule.bus().name())
        .eventPattern(rule.pattern())
        .scheduleExpression(rule.schedule() == null ? null : rule.schedule().expression())
        .state(rule.enabled() ? "ENABLED" : "DISABLED")
        .description(rule.description())
        .createdBy(rule.bus().account())
        .build();
  }

  private ListRulesResponse list(ListRulesRequest request, Call call) {
    String prefix = request.namePrefix() == null ? "" : request.namePrefix();
    List<Rule> found =
        buses.own(request.eventBusName(), call).rules().stream()
            .filter(rule -> rule.name().startsWith(prefix))
            .toList();
    Page<Rule> page = Page.of(found, Rule::name, request.nextToken(), request.limit());
    return ListRulesResponse.builder()
        .rules(page.items().stream().map(RuleCalls::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static software.amazon.awssdk.services.eventbridge.model.Rule shown(Rule rule) {
    return software.amazon.awssdk.services.eventbridge.model.Rule.builder()
        .name(rule.name())
        .arn(rule.arn())
        .eventBusName(rule.bus().name())
        .eventPattern(rule.pattern())
        .scheduleExpression(rule.schedule() == null ? null : rule.schedule().expression())
        .state(rule.enabled() ? "ENABLED" : "DISABLED")
        .description(rule.description())
        .build();
  }

  private EnableRuleResponse enable(EnableRuleRequest request, Call call) {
    turn(buses.own(request.eventBusName(), call), request.name(), true);
    return EnableRuleResponse.builder().build();
  }

  private DisableRuleResponse disable(DisableRuleRequest request, Call call) {
    turn(buses.own(request.eventBusName(), call), request.name(), false);
    return DisableRuleResponse.builder().build();
  }

  private void turn(Bus bus, String name, boolean on) {
    Rule rule = bus.rule(name);
    if (rule.enabled() != on) {
      Rule turned = rule.enabled(on);
      bus.put(turned);
      schedules.start(bus, turned);
    }
  }

  /** A rule that does not exist is deleted already; Force matters only to rules of AWS's own. */
  private DeleteRuleResponse delete(DeleteRuleRequest request, Call call) {
    if (Boolean.TRUE.equals(request.force())) {
      throw EventsError.notImplemented("Force: there are no managed rules");
    }
    Bus bus = buses.own(request.eventBusName(), call);
    bus.find(request.name()).ifPresent(rule -> delete(bus, rule));
    return DeleteRuleResponse.builder().build();
  }

  private static void delete(Bus bus, Rule rule) {
    if (!rule.targets().isEmpty()) {
      throw EventsError.invalid("Rule can't be deleted since it has targets.");
    }
    bus.remove(rule);
  }
}
