package io.snaprelay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A service of a site in Frankfurt, whose bus and ledger lie in Ireland. */
class SdkClientsTest {
  private static final String HERE = "eu-central-1";
  private static final String HOME = "eu-west-1";

  private final Map<String, String> settings =
      Map.of(
          "aws.region", HERE,
          "aws.accessKeyId", "111111111111",
          "aws.secretAccessKey", "local");

  @BeforeEach
  void beInFrankfurt() {
    settings.forEach(System::setProperty);
  }

  @AfterEach
  void leave() {
    settings.keySet().forEach(System::clearProperty);
    System.clearProperty("aws.endpointUrlS3");
  }

  @Test
  void aBusByItsArnIsSpokenToInItsRegion() {
    assertEquals(HOME, regionOf("arn:aws:events:eu-west-1:111111111111:event-bus/snaprelay"));
  }

  @Test
  void aBusByItsNameIsHere() {
    assertEquals(HERE, regionOf("snaprelay"));
  }

  @Test
  void anArnOfSomethingElseNamesNoRegion() {
    assertEquals(HERE, regionOf("arn:aws:sqs:eu-west-1:111111111111:snaprelay"));
  }

  @Test
  void aLedgerInAnotherRegionIsFollowedThere() throws IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer bucket = bucketAtHome(asked);
    System.setProperty("aws.endpointUrlS3", "http://127.0.0.1:" + bucket.getAddress().getPort());

    try (S3Client s3 = SdkClients.s3()) {
      assertEquals(200, s3.headBucket(r -> r.bucket("ledger")).sdkHttpResponse().statusCode());
    } finally {
      bucket.stop(0);
    }

    assertTrue(asked.get(0).contains("/" + HERE + "/s3/"), asked.toString());
    assertTrue(asked.get(asked.size() - 1).contains("/" + HOME + "/s3/"), asked.toString());
  }

  private static String regionOf(String bus) {
    try (EventBridgeClient client = SdkClients.eventBridge(bus)) {
      Region region = client.serviceClientConfiguration().region();
      return region.id();
    }
  }

  /** Answers whoever signs for its region, and tells others where it is (S3 API, HeadBucket). */
  private static HttpServer bucketAtHome(List<String> asked) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, asked));
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, List<String> asked) throws IOException {
    String signed = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(signed);
    exchange.getResponseHeaders().add("x-amz-bucket-region", HOME);
    exchange.sendResponseHeaders(signed.contains("/" + HOME + "/s3/") ? 200 : 301, -1);
    exchange.close();
  }
}
