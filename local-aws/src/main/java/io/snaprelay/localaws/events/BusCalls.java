package io.snaprelay.localaws.events;

import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesResponse;
import software.amazon.awssdk.services.eventbridge.model.PutPermissionRequest;
import software.amazon.awssdk.services.eventbridge.model.PutPermissionResponse;
import software.amazon.awssdk.services.eventbridge.model.RemovePermissionRequest;
import software.amazon.awssdk.services.eventbridge.model.RemovePermissionResponse;

/** The calls about buses, and who may put events onto them. */
final class BusCalls {

  private final Buses buses;

  BusCalls(Buses buses) {
    this.buses = buses;
  }

  void register(Dispatcher dispatcher) {
    dispatcher.on(CreateEventBusRequest.class, Set.of("Name", "Description"), this::create);
    dispatcher.on(DescribeEventBusRequest.class, this::describe);
    dispatcher.on(ListEventBusesRequest.class, this::list);
    dispatcher.on(DeleteEventBusRequest.class, this::delete);
    dispatcher.on(
        PutPermissionRequest.class,
        Set.of("EventBusName", "StatementId", "Action", "Principal", "Policy"),
        this::permit);
    dispatcher.on(RemovePermissionRequest.class, this::forbid);
  }

  private CreateEventBusResponse create(CreateEventBusRequest request, Call call) {
    BusArn arn = new BusArn(call.region(), call.account(), request.name());
    buses.create(arn, request.description());
    return CreateEventBusResponse.builder()
        .eventBusArn(arn.toString())
        .description(request.description())
        .build();
  }

  private DescribeEventBusResponse describe(DescribeEventBusRequest request, Call call) {
    Bus bus = buses.own(request.name(), call);
    return DescribeEventBusResponse.builder()
        .name(bus.arn().name())
        .arn(bus.arn().toString())
        .description(bus.description())
        .policy(bus.policy().document().orElse(null))
        .creationTime(bus.created())
        .lastModifiedTime(bus.created())
        .build();
  }

  private ListEventBusesResponse list(ListEventBusesRequest request, Call call) {
    String prefix = request.namePrefix() == null ? "" : request.namePrefix();
    List<Bus> found =
        buses.in(call.account(), call.region()).stream()
            .filter(bus -> bus.arn().name().startsWith(prefix))
            .toList();
    Page<Bus> page = Page.of(found, bus -> bus.arn().name(), request.nextToken(), request.limit());
    return ListEventBusesResponse.builder()
        .eventBuses(page.items().stream().map(BusCalls::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static EventBus shown(Bus bus) {
    return EventBus.builder()
        .name(bus.arn().name())
        .arn(bus.arn().toString())
        .description(bus.description())
        .policy(bus.policy().document().orElse(null))
        .creationTime(bus.created())
        .lastModifiedTime(bus.created())
        .build();
  }

  private DeleteEventBusResponse delete(DeleteEventBusRequest request, Call call) {
    buses.delete(new BusArn(call.region(), call.account(), request.name()));
    return DeleteEventBusResponse.builder().build();
  }

  private PutPermissionResponse permit(PutPermissionRequest request, Call call) {
    BusPolicy policy = buses.own(request.eventBusName(), call).policy();
    if (request.policy() != null) {
      policy.replace(request.policy());
    } else if (request.statementId() == null
        || request.action() == null
        || request.principal() == null) {
      throw EventsError.invalid("Give either Policy, or StatementId, Action and Principal.");
    } else {
      policy.allow(request.statementId(), request.action(), request.principal());
    }
    return PutPermissionResponse.builder().build();
  }

  private RemovePermissionResponse forbid(RemovePermissionRequest request, Call call) {
    BusPolicy policy = buses.own(request.eventBusName(), call).policy();
    if (Boolean.TRUE.equals(request.removeAllPermissions())) {
      policy.removeAll();
    } else {
      policy.remove(request.statementId());
    }
    return RemovePermissionResponse.builder().build();
  }
}
