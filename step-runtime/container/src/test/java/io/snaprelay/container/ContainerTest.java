package io.snaprelay.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.snaprelay.aws.testing.FakeSqs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** A whole service, put together by Quarkus. */
@QuarkusTest
class ContainerTest {
  private static final String QUEUE = "snaprelay-copy-service";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final FakeSqs sqs = ServiceForTest.SQS;

  @TestHTTPResource("/q/")
  private URI management;

  @Test
  void aTriggerFindsItsReactionAndNoiseTheDeadLetterQueue() {
    send("{\"plan\":\"nightly\"}");
    send("noise");

    sqs.await(() -> sqs.messages(QUEUE).isEmpty());

    assertTrue(ServiceForTest.PLANS.contains("nightly"));
    assertEquals("noise", sqs.messages(QUEUE + "-dlq").get(0).body());
  }

  @Test
  void theTraceOfAMessageIsInEveryLogLine() {
    send(
        """
        {"source":"snaprelay","detail-type":"run-requested","detail":{"version":1,
         "plan":"traced","header":{"eventId":"e1","occurredAt":"2026-11-21T12:00:00Z",
         "traceparent":"00-%s-00f067aa0ba902b7-01"}}}
        """
            .formatted(TRACE));

    sqs.await(() -> sqs.messages(QUEUE).isEmpty());

    assertTrue(ServiceForTest.TRACES.contains(TRACE), ServiceForTest.TRACES::toString);
  }

  @Test
  void itIsReadyOnceTheQueueAnswers() throws Exception {
    sqs.await(() -> sqs.calls("ReceiveMessage") > 1);

    HttpResponse<String> health = get("health");

    assertEquals(200, health.statusCode(), health.body());
    assertTrue(health.body().contains("queue reachable"), health.body());
    assertTrue(health.body().contains("receiver turning"), health.body());
  }

  @Test
  void itCountsWhatItHandles() throws Exception {
    send("{\"plan\":\"counted\"}");
    sqs.await(() -> sqs.messages(QUEUE).isEmpty());

    String metrics = get("metrics").body();

    assertTrue(metrics.contains("snaprelay_messages_total{outcome=\"acknowledged\"}"), metrics);
    assertTrue(metrics.contains("snaprelay_reaction_seconds_count"), metrics);
    assertTrue(metrics.contains("snaprelay_messages_in_flight"), metrics);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(management.resolve(path)).build(), BodyHandlers.ofString());
  }

  private void send(String body) {
    sqs.sendMessage(it -> it.queueUrl("https://sqs.fake/" + QUEUE).messageBody(body));
  }
}
