package io.snaprelay.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.snaprelay.events.RunRequested;
import io.snaprelay.plan.SnapshotSource;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bare trigger: what the reader takes is what the published schema says. */
class TriggerTest {
  private static final Instant SENT_AT = Instant.parse("2026-11-21T02:00:00Z");

  @Test
  void aTriggerWithoutAnIdTakesThatOfItsMessage() throws IOException {
    RunRequested trigger = accepted("{\"plan\":\"nightly\"}");

    assertEquals("message-1", trigger.triggerId());
    assertEquals(SENT_AT, trigger.header().occurredAt());
    assertEquals(List.of(), trigger.databases());
  }

  @Test
  void aTriggerMayChooseItsIdItsDatabasesAndItsSnapshot() throws IOException {
    RunRequested trigger =
        accepted(
            "{\"id\":\"ops/42\",\"plan\":\"nightly\",\"databases\":[\"orders\"],"
                + "\"snapshot\":\"before-upgrade\"}");

    assertEquals("ops/42", trigger.triggerId());
    assertEquals(List.of("orders"), trigger.databases());
    assertEquals(Optional.of(SnapshotSource.named("before-upgrade")), trigger.snapshot());
  }

  @Test
  void aTriggerMayChooseAPointInTime() throws IOException {
    assertEquals(
        Optional.of(SnapshotSource.pointInTime(Instant.parse("2026-11-20T10:41:00.500Z"))),
        accepted("{\"plan\":\"p\",\"snapshot\":{\"at\":\"2026-11-20T10:41:00.500Z\"}}").snapshot());
    assertEquals(
        Optional.of(SnapshotSource.latestPointInTime()),
        accepted("{\"plan\":\"p\",\"snapshot\":{\"at\":\"latest\"}}").snapshot());
  }

  @Test
  void aTriggerDeliveredTwiceIsOneTrace() throws IOException {
    String trace =
        accepted("{\"id\":\"a\",\"plan\":\"nightly\"}").header().traceparent().orElseThrow();

    assertTrue(trace.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"), trace);
    assertEquals(
        trace, read("{\"id\":\"a\",\"plan\":\"other\"}").header().traceparent().orElseThrow());
    assertNotEquals(
        trace, read("{\"id\":\"b\",\"plan\":\"nightly\"}").header().traceparent().orElseThrow());
  }

  @Test
  void aTriggerOnTheBusTakesTheIdOfItsEvent() {
    String event =
        "{\"id\":\"event-7\",\"source\":\"my.scheduler\",\"detail-type\":\"run-requested\","
            + "\"detail\":{\"plan\":\"nightly\"}}";

    assertEquals("event-7", read(event).triggerId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"plan\":\"\"}",
        "{\"plan\":7}",
        "{\"plan\":\"nightly\",\"id\":\"\"}",
        "{\"plan\":\"nightly\",\"id\":\"with blank\"}",
        "{\"plan\":\"nightly\",\"databases\":\"orders\"}",
        "{\"plan\":\"nightly\",\"databases\":[1]}",
        "{\"plan\":\"nightly\",\"snapshot\":null}",
        "{\"plan\":\"nightly\",\"snapshot\":{}}",
        "{\"plan\":\"nightly\",\"snapshot\":{\"at\":\"noon\"}}",
        "{\"plan\":\"nightly\",\"Databases\":[\"orders\"]}"
      })
  void aWrongTriggerIsRefusedByReaderAndSchemaAlike(String body) throws IOException {
    assertThrows(NotUnderstood.class, () -> read(body));
    assertTrue(!schema().validate(json(body)).isEmpty(), body);
  }

  private static RunRequested accepted(String body) throws IOException {
    assertTrue(schema().validate(json(body)).isEmpty(), body);
    return read(body);
  }

  private static RunRequested read(String body) {
    Message.OfEvent message = (Message.OfEvent) Messages.read(body, "message-1", SENT_AT);
    return (RunRequested) message.event();
  }

  private static JsonNode json(String body) throws IOException {
    return Json.mapper().readTree(body);
  }

  private static JsonSchema schema() {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Messages.class.getResourceAsStream("/io/snaprelay/schema/trigger.schema.json"));
  }
}
