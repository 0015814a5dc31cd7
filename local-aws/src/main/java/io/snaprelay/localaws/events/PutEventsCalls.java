package io.snaprelay.localaws.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternRequest;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternResponse;

/** The calls that bring events in. Each entry of a request fails or succeeds by itself. */
final class PutEventsCalls {

  private static final Logger LOG = System.getLogger(PutEventsCalls.class.getName());
  private static final Set<String> OF_A_TESTED_EVENT =
      Set.of("id", "account", "source", "time", "region", "resources", "detail-type");

  private final Buses buses;
  private final EntryRules rules;
  private final Router router;
  private final Timeline time;

  PutEventsCalls(Buses buses, Router router, Timeline time) {
    this.buses = buses;
    this.rules = new EntryRules(buses);
    this.router = router;
    this.time = time;
  }

  void register(Dispatcher dispatcher) {
    dispatcher.on(PutEventsRequest.class, Set.of("Entries"), this::put);
    dispatcher.on(TestEventPatternRequest.class, this::test);
  }

  private PutEventsResponse put(PutEventsRequest request, Call call) {
    EntryRules.checkSize(request.entries());
    List<PutEventsResultEntry> results =
        request.entries().stream().map(entry -> put(entry, call)).toList();
    long failed = results.stream().filter(result -> result.errorCode() != null).count();
    return PutEventsResponse.builder().entries(results).failedEntryCount((int) failed).build();
  }

  private PutEventsResultEntry put(PutEventsRequestEntry entry, Call call) {
    BusArn to = BusArn.named(entry.eventBusName(), call);
    Optional<PutEventsResultEntry> refusal = rules.refusal(entry, to, call);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String id = UUID.randomUUID().toString();
    Event event = Event.of(id, told(entry, call), Json.object(entry.detail()).orElseThrow());
    Optional<Bus> bus = buses.find(to);
    if (bus.isPresent()) {
      router.route(bus.get(), event);
    } else {
      LOG.log(Level.WARNING, "{0} is lost as in AWS: {1} does not exist", id, to);
    }
    return PutEventsResultEntry.builder().eventId(id).build();
  }

  private ServiceEvent told(PutEventsRequestEntry entry, Call call) {
    Instant when = entry.time() == null ? time.now() : entry.time();
    return new ServiceEvent(
        call.account(),
        call.region(),
        entry.source(),
        entry.detailType(),
        when,
        entry.resources(),
        entry.detail());
  }

  private TestEventPatternResponse test(TestEventPatternRequest request, Call call) {
    Patterns.check(request.eventPattern());
    ObjectNode event =
        Json.object(request.event())
            .orElseThrow(() -> EventsError.invalid("Parameter Event is not valid."));
    if (!OF_A_TESTED_EVENT.stream().allMatch(event::has)) {
      throw EventsError.invalid(
          "Parameter Event is not valid. Reason: it needs " + OF_A_TESTED_EVENT);
    }
    return TestEventPatternResponse.builder()
        .result(Patterns.matches(request.eventPattern(), event))
        .build();
  }
}
