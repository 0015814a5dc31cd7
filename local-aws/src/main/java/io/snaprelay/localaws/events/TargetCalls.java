package io.snaprelay.localaws.events;

import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResultEntry;

/** The calls about the targets of a rule. */
final class TargetCalls {

  private static final int MOST_TARGETS = 5;

  private final Buses buses;
  private final TargetRules rules;

  TargetCalls(Buses buses) {
    this.buses = buses;
    this.rules = new TargetRules(buses);
  }

  void register(Dispatcher dispatcher) {
    dispatcher.on(PutTargetsRequest.class, this::put);
    dispatcher.on(RemoveTargetsRequest.class, this::remove);
    dispatcher.on(ListTargetsByRuleRequest.class, this::list);
  }

  private PutTargetsResponse put(PutTargetsRequest request, Call call) {
    Rule rule = buses.own(request.eventBusName(), call).rule(request.rule());
    List<RuleTarget> checked =
        request.targets().stream().map(target -> rules.check(target, rule)).toList();
    synchronized (rule.targets()) {
      long added =
          checked.stream().filter(t -> !rule.targets().containsKey(t.asPut().id())).count();
      if (rule.targets().size() + added > MOST_TARGETS) {
        throw EventsError.tooMany();
      }
      checked.forEach(target -> rule.targets().put(target.asPut().id(), target));
    }
    return PutTargetsResponse.builder().failedEntryCount(0).failedEntries(List.of()).build();
  }

  private RemoveTargetsResponse remove(RemoveTargetsRequest request, Call call) {
    if (Boolean.TRUE.equals(request.force())) {
      throw EventsError.notImplemented("Force: there are no managed rules");
    }
    Map<String, RuleTarget> targets =
        buses.own(request.eventBusName(), call).rule(request.rule()).targets();
    List<RemoveTargetsResultEntry> failed =
        request.ids().stream()
            .filter(id -> targets.remove(id) == null)
            .map(TargetCalls::unknown)
            .toList();
    return RemoveTargetsResponse.builder()
        .failedEntryCount(failed.size())
        .failedEntries(failed)
        .build();
  }

  private static RemoveTargetsResultEntry unknown(String id) {
    return RemoveTargetsResultEntry.builder()
        .targetId(id)
        .errorCode("ResourceNotFoundException")
        .errorMessage("Rule does not have a target with the id %s.".formatted(id))
        .build();
  }

  private ListTargetsByRuleResponse list(ListTargetsByRuleRequest request, Call call) {
    Rule rule = buses.own(request.eventBusName(), call).rule(request.rule());
    Page<RuleTarget> page =
        Page.of(
            List.copyOf(rule.targets().values()),
            target -> target.asPut().id(),
            request.nextToken(),
            request.limit());
    return ListTargetsByRuleResponse.builder()
        .targets(page.items().stream().map(RuleTarget::asPut).toList())
        .nextToken(page.nextToken())
        .build();
  }
}
