package io.snaprelay.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.Event;
import io.snaprelay.events.EventHeader;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepFailed;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

class EventBridgeBusTest {
  private static final String TRACEPARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final FakeEventBridge client = new FakeEventBridge();
  private final EventBridgeBus bus = new EventBridgeBus(client, "relay");

  @Test
  void anEventIsPutAsItGoesOverTheWire() throws Exception {
    bus.publish(List.of(event("disk full", TRACEPARENT)));

    PutEventsRequestEntry entry = client.taken.get(0);
    assertEquals("relay", entry.eventBusName());
    assertEquals("snaprelay", entry.source());
    assertEquals("step-failed", entry.detailType());
    assertEquals(NOON, entry.time());
    var detail = Json.mapper().readTree(entry.detail());
    assertEquals("disk full", detail.path("detail").asText());
    assertEquals(TRACEPARENT, detail.path("header").path("traceparent").asText());
  }

  @Test
  void theTraceGoesAlongInXrayForm() {
    bus.publish(List.of(event("x", TRACEPARENT)));

    assertEquals(
        "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=00f067aa0ba902b7;Sampled=1",
        client.taken.get(0).traceHeader());
  }

  @Test
  void aTraceThatIsNoneIsLeftOut() {
    bus.publish(List.of(event("x", null), event("x", "garbage")));

    assertNull(client.taken.get(0).traceHeader());
    assertNull(client.taken.get(1).traceHeader());
  }

  @Test
  void nothingIsNoCall() {
    bus.publish(List.of());

    assertTrue(client.calls.isEmpty());
  }

  @Test
  void moreThanTenEventsGoInSeveralCallsInOrder() {
    List<String> details = IntStream.range(0, 25).mapToObj(Integer::toString).toList();

    bus.publish(details.stream().map(EventBridgeBusTest::event).toList());

    assertEquals(List.of(10, 10, 5), client.calls.stream().map(List::size).toList());
    assertEquals(details, details());
  }

  @Test
  void largeEventsDoNotShareACall() {
    String large = "x".repeat(100_000);

    bus.publish(List.of(event(large), event(large), event(large)));

    assertEquals(List.of(2, 1), client.calls.stream().map(List::size).toList());
  }

  @Test
  void theLimitCountsBytesAndNotCharacters() {
    String wide = "ü".repeat(100_000);

    bus.publish(List.of(event(wide), event(wide)));

    assertEquals(List.of(1, 1), client.calls.stream().map(List::size).toList());
  }

  @Test
  void anEventThatNoCallCarriesIsRefusedByName() {
    AwsFailure failure =
        assertThrows(
            AwsFailure.class, () -> bus.publish(List.of(event("x"), event("x".repeat(300_000)))));

    assertEquals("EventTooLarge", failure.code());
    assertEquals(AwsFailure.Kind.REFUSED, failure.kind());
    assertTrue(client.calls.isEmpty(), "all or nothing is checked first");
  }

  @Test
  void onlyTheEntriesThatWereNotTakenGoAgain() {
    client.refuse((call, entry) -> refusedIf(call == 1 && isOdd(entry), "InternalFailure"));

    bus.publish(List.of(event("0"), event("1"), event("2"), event("3")));

    assertEquals(List.of(4, 2), client.calls.stream().map(List::size).toList());
    assertEquals(List.of("0", "2", "1", "3"), details());
  }

  @Test
  void anEntryThatIsNeverTakenIsAFailure() {
    client.refuse((call, entry) -> refusedIf(isOdd(entry), "ThrottlingException"));

    AwsFailure failure =
        assertThrows(AwsFailure.class, () -> bus.publish(List.of(event("0"), event("1"))));

    assertEquals(AwsFailure.Kind.THROTTLED, failure.kind());
    assertTrue(failure.getMessage().contains("step-failed"), failure.getMessage());
    assertEquals(3, client.calls.size());
  }

  @Test
  void aRefusalThatWillNotPassIsNotTriedAgain() {
    client.refuse((call, entry) -> Optional.of("NotAuthorizedForSourceException"));

    AwsFailure failure = assertThrows(AwsFailure.class, () -> bus.publish(List.of(event("0"))));

    assertEquals(AwsFailure.Kind.ACCESS_DENIED, failure.kind());
    assertEquals(1, client.calls.size());
  }

  private List<String> details() {
    return client.taken.stream().map(EventBridgeBusTest::detail).toList();
  }

  private static boolean isOdd(PutEventsRequestEntry entry) {
    return Integer.parseInt(detail(entry)) % 2 == 1;
  }

  private static Optional<String> refusedIf(boolean refused, String code) {
    return refused ? Optional.of(code) : Optional.empty();
  }

  private static String detail(PutEventsRequestEntry entry) {
    try {
      return Json.mapper().readTree(entry.detail()).path("detail").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Event event(String detail) {
    return event(detail, TRACEPARENT);
  }

  private static Event event(String detail, String traceparent) {
    EventHeader header =
        new EventHeader(
            "id",
            Optional.of(RunId.of("t", "p", "d")),
            Optional.empty(),
            NOON,
            Optional.ofNullable(traceparent),
            Optional.empty());
    return new StepFailed(
        header, StepName.COPY, "copy-service", FailureCode.INTERNAL, detail, "nothing");
  }
}
