package io.snaprelay.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** An event bus that takes what it is told to take. */
final class FakeEventBridge implements EventBridgeClient {
  final List<List<PutEventsRequestEntry>> calls = new ArrayList<>();
  final List<PutEventsRequestEntry> taken = new ArrayList<>();
  private BiFunction<Integer, PutEventsRequestEntry, Optional<String>> refusal =
      (call, entry) -> Optional.empty();

  /** Gives the error code of an entry, by the number of the call, the first being 1. */
  void refuse(BiFunction<Integer, PutEventsRequestEntry, Optional<String>> rule) {
    refusal = rule;
  }

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    calls.add(request.entries());
    return PutEventsResponse.builder()
        .entries(request.entries().stream().map(this::result).toList())
        .build();
  }

  private PutEventsResultEntry result(PutEventsRequestEntry entry) {
    Optional<String> code = refusal.apply(calls.size(), entry);
    if (code.isEmpty()) {
      taken.add(entry);
    }
    return PutEventsResultEntry.builder()
        .errorCode(code.orElse(null))
        .errorMessage(code.map(it -> "on purpose").orElse(null))
        .eventId(code.isPresent() ? null : "id-" + taken.size())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // nothing is open
  }
}
