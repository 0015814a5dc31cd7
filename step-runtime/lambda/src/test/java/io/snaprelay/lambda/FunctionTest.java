package io.snaprelay.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.snaprelay.wire.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A whole function, put together by Quarkus and invoked over Lambda's Runtime API. */
@QuarkusTest
class FunctionTest {
  @ConfigProperty(name = "quarkus-internal.aws-lambda.test-api")
  String api;

  @Test
  void aBatchIsAnsweredWithWhatIsNotToBeDeleted() throws Exception {
    ServiceForTest.SQS.failNext("SendMessage", "InternalError");

    String answer =
        invoke(
            """
            {"Records":[
              {"messageId":"m1","receiptHandle":"r1","body":"{\\"plan\\":\\"nightly\\"}",
               "attributes":{"SentTimestamp":"1795262400000","ApproximateReceiveCount":"1"}},
              {"messageId":"m2","receiptHandle":"r2","body":"noise",
               "attributes":{"SentTimestamp":"1795262400000","ApproximateReceiveCount":"1"}}]}
            """);

    assertEquals(
        Json.mapper().readTree("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}"),
        Json.mapper().readTree(answer));
  }

  private String invoke(String event) throws Exception {
    URI server = URI.create("http://" + api.substring(0, api.indexOf('/')));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server).POST(HttpRequest.BodyPublishers.ofString(event)).build(),
            BodyHandlers.ofString())
        .body();
  }
}
