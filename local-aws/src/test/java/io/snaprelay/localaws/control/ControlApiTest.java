package io.snaprelay.localaws.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.iam.Accesses;
import io.snaprelay.localaws.iam.EmptyEstate;
import io.snaprelay.localaws.time.ManualTimeline;
import io.snaprelay.localaws.time.RealTimeline;
import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.RawRequest;
import io.snaprelay.localaws.wire.RawResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlApiTest {

  private final FaultPlan faults = new FaultPlan();
  private final RequestLog log = new RequestLog(faults);
  private final ManualTimeline time = new ManualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  private final Accesses accesses = new Accesses(new EmptyEstate());
  private final ControlApi api = new ControlApi(log, accesses, faults, time);

  @AfterEach
  void close() {
    time.close();
  }

  private String body(int status, String method, String path, String body) {
    RawResponse response = api.handle(request(method, path, body));
    String text = new String(response.body(), StandardCharsets.UTF_8);
    assertEquals(status, response.status(), text);
    return text;
  }

  private static RawRequest request(String method, String path, String body) {
    return new RawRequest(
        method, "/_local/" + path, Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void itSaysThatItIsWell() {
    assertEquals("{\"status\":\"ok\"}", body(200, "GET", "health", ""));
  }

  @Test
  void everyCallIsLoggedWithItsOutcome() {
    Call call = new Call("111111111111", "us-east-1", "rds", "CopyDBSnapshot", "id");
    log.pass(call, "snap-1", () -> "done");
    faults.set(Faults.ofCalls(CallFault.of("rds:*", Effect.THROTTLE)));
    assertThrows(AwsError.class, () -> log.pass(call, "snap-2", () -> "done"));
    assertEquals(
        List.of("snap-1 OK", "snap-2 Throttling"),
        log.calls().stream().map(c -> c.resource() + " " + c.outcome()).toList());
    String answer = body(200, "GET", "requests", "");
    assertTrue(answer.contains("{\"rds:CopyDBSnapshot\":{\"OK\":1,\"Throttling\":1}}"), answer);
    assertTrue(answer.contains("\"principal\":\"arn:aws:iam::111111111111:root\""), answer);
    body(200, "DELETE", "requests", "");
    assertEquals(Map.of(), log.counts());
  }

  @Test
  void theManualClockIsMoved() {
    String answer = body(200, "POST", "clock", "{\"advanceSeconds\": 300}");
    assertEquals("{\"mode\":\"manual\",\"now\":\"2026-01-01T00:05:00Z\"}", ordered(answer));
  }

  /** The members of a map come in no certain order. */
  private static String ordered(String json) {
    return json.startsWith("{\"mode\"")
        ? json
        : json.replaceFirst("\\{(\"now\":\"[^\"]+\"),(\"mode\":\"[a-z]+\")}", "{$2,$1}");
  }

  @Test
  void aRealClockJumpsAndAManualOneDoesNot() {
    try (RealTimeline real = new RealTimeline(1)) {
      ControlApi realApi = new ControlApi(log, accesses, faults, real);
      RawResponse moved = realApi.handle(request("POST", "clock", "{\"jumpSeconds\":-86400}"));
      assertEquals(200, moved.status());
      assertTrue(real.now().isBefore(Instant.now().minusSeconds(80_000)));
    }
    body(409, "POST", "clock", "{\"jumpSeconds\":1}");
  }

  @Test
  void aRealClockIsNotAdvanced() {
    try (RealTimeline real = new RealTimeline(1)) {
      ControlApi realApi = new ControlApi(log, accesses, faults, real);
      RawResponse refused = realApi.handle(request("POST", "clock", "{\"advanceSeconds\":1}"));
      assertEquals(409, refused.status());
    }
  }

  @Test
  void faultsAreSetReplacedAndCleared() {
    body(
        200,
        "POST",
        "faults",
        """
        {"seed": 3, "calls": [{"action": "rds:*", "effect": "lost-reply", "nth": [1]}],
         "events": {"drop": 0.5}, "queues": {"duplicate": 1}}""");
    assertEquals(
        new Faults(
            3,
            List.of(CallFault.of("rds:*", Effect.LOST_REPLY).withNth(1)),
            new EventFaults(0.5, null, null),
            new QueueFaults(1.0, null)),
        faults.faults());
    body(200, "DELETE", "faults", "");
    assertEquals(Faults.NONE, faults.faults());
  }

  @Test
  void badInputIsToldAndChangesNothing() {
    refused("faults", "{\"calls\":[{\"action\":\"rds\",\"effect\":\"error\"}]}", "action is like");
    refused(
        "faults",
        "{\"calls\":[{\"action\":\"*\",\"effect\":\"explode\"}]}",
        "explode at calls[0].effect");
    refused("faults", "{\"event\":{}}", "no member event, only calls, events, queues, seed");
    refused("faults", "{\"events\":{\"drop\":3}}", "events.drop is from 0 to 1");
    refused("faults", "[]", "The value at the top");
    refused("faults", "{", "end-of-input");
    refused("faults", "null", "null");
    refused("clock", "{\"advanceSeconds\":-1}", "advanceSeconds is 0 or more");
    refused("clock", "{\"jumpSeconds\":1e11}", "jumpSeconds is a number of seconds");
    refused("clock", "{}", "Exactly one of");
    refused("clock", "{\"advanceSeconds\":1,\"jumpSeconds\":1}", "Exactly one of");
    assertEquals(Faults.NONE, faults.faults());
  }

  private void refused(String path, String sent, String told) {
    String answer = body(400, "POST", path, sent);
    assertTrue(answer.contains(told), answer);
  }

  @Test
  void aPathThatIsNotThereIsNamed() {
    assertTrue(body(404, "GET", "nothing", "").contains("GET /_local/nothing"));
  }
}
