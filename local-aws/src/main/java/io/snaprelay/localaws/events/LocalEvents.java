package io.snaprelay.localaws.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.localaws.sqs.LocalSqs;
import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.Dispatcher;
import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Amazon EventBridge: the buses of all accounts and regions of one local AWS. */
public final class LocalEvents {

  private final Timeline time;
  private final EventFaults faults;
  private final Buses buses;
  private final Router router;

  /**
   * An EventBridge with default buses only.
   *
   * @param time not scaled, or rules with a schedule will not fire
   * @param sqs the queues that rules can have as targets
   * @param faults what becomes of the events of AWS's services
   */
  public LocalEvents(Timeline time, LocalSqs sqs, EventFaults faults) {
    this.time = time;
    this.faults = faults;
    this.buses = new Buses(time);
    this.router = new Router(buses, sqs);
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.service("events", "AWSEvents", EventBridgeClient.class);
    new BusCalls(buses).register(dispatcher);
    new RuleCalls(buses, new Schedules(time, router)).register(dispatcher);
    new TargetCalls(buses).register(dispatcher);
    new PutEventsCalls(buses, router, time).register(dispatcher);
  }

  /**
   * Puts the event of a service of AWS onto the default bus of its account and region, as often and
   * as late as the faults say. Without faults it has reached every queue when this returns.
   *
   * @throws IllegalArgumentException if the detail is not a JSON object
   */
  public void publish(ServiceEvent told) {
    ObjectNode detail =
        Json.object(told.detail())
            .orElseThrow(() -> new IllegalArgumentException("Not a JSON object: " + told.detail()));
    Event event = Event.of(UUID.randomUUID().toString(), told, detail);
    Bus bus = buses.get(new BusArn(told.region(), told.account(), BusArn.DEFAULT));
    for (Duration delay : faults.deliveries(told.source())) {
      if (delay.isZero()) {
        router.route(bus, event);
      } else {
        time.after(delay, () -> router.route(bus, event));
      }
    }
  }
}
