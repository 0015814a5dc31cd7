package io.snaprelay.aws;

import io.snaprelay.events.Event;
import io.snaprelay.step.EventBus;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * An EventBridge event bus. {@code PutEvents} answers 200 even if it took none of the entries, so
 * the result of every single one is looked at (EventBridge API Reference, PutEvents).
 */
public final class EventBridgeBus implements EventBus {
  private static final int ATTEMPTS = 3;

  private final EventBridgeClient client;
  private final String bus;

  /**
   * @param bus name or ARN
   */
  public EventBridgeBus(EventBridgeClient client, String bus) {
    this.client = client;
    this.bus = bus;
  }

  @Override
  public void publish(List<Event> events) {
    List<PutEventsRequestEntry> entries =
        events.stream().map(event -> BusEntry.of(event, bus)).toList();
    BusEntry.batches(entries).forEach(this::put);
  }

  private void put(List<PutEventsRequestEntry> batch) {
    List<PutEventsRequestEntry> open = batch;
    for (int attempt = 1; !open.isEmpty(); attempt++) {
      List<PutEventsResultEntry> results = ask(open);
      List<PutEventsRequestEntry> refused = new ArrayList<>();
      for (int i = 0; i < results.size(); i++) {
        if (results.get(i).errorCode() != null) {
          judge(results.get(i), open.get(i), attempt);
          refused.add(open.get(i));
        }
      }
      open = refused;
    }
  }

  private List<PutEventsResultEntry> ask(List<PutEventsRequestEntry> entries) {
    return AwsCalls.call(
        "events:PutEvents", () -> client.putEvents(request -> request.entries(entries)).entries());
  }

  /** A refused entry may go again, unless that is pointless or was done often enough. */
  private static void judge(PutEventsResultEntry result, PutEventsRequestEntry entry, int attempt) {
    AwsFailure failure =
        new AwsFailure(
            AwsErrorCodes.kind(result.errorCode(), 0),
            result.errorCode(),
            "events:PutEvents of %s: %s".formatted(entry.detailType(), result.errorMessage()),
            null);
    if (!failure.isTransient() || attempt == ATTEMPTS) {
      throw failure;
    }
  }
}
