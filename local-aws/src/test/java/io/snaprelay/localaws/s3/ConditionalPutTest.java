package io.snaprelay.localaws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.time.ManualTimeline;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.RawRequest;
import io.snaprelay.localaws.wire.RawResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without HTTP between: writers that meet in the same moment, and bodies that lie. */
class ConditionalPutTest {

  private final ManualTimeline time = new ManualTimeline(Instant.EPOCH);
  private final Dispatcher dispatcher = new Dispatcher();

  @BeforeEach
  void aBucket() {
    new LocalS3(time).register(dispatcher);
    assertEquals(200, put("/ledger", "", Map.of()).status());
  }

  @AfterEach
  void close() {
    time.close();
  }

  @Test
  void ofWritersInTheSameMomentExactlyOneWinsEveryTime() throws Exception {
    int rounds = 2_000;
    int writers = 4;
    CyclicBarrier start = new CyclicBarrier(writers);
    AtomicIntegerArray wins = new AtomicIntegerArray(rounds);
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    for (int i = 0; i < writers; i++) {
      threads.submit(() -> race(rounds, start, wins));
    }
    threads.shutdown();
    assertTrue(threads.awaitTermination(60, TimeUnit.SECONDS));

    for (int round = 0; round < rounds; round++) {
      assertEquals(1, wins.get(round), "winners of round " + round);
    }
  }

  private Void race(int rounds, CyclicBarrier start, AtomicIntegerArray wins) throws Exception {
    for (int round = 0; round < rounds; round++) {
      start.await(30, TimeUnit.SECONDS);
      if (put("/ledger/step-" + round, "x", Map.of("if-none-match", "*")).status() == 200) {
        wins.incrementAndGet(round);
      }
    }
    return null;
  }

  @Test
  void aBodyThatDoesNotFitItsChecksumIsRefused() {
    for (String header : List.of("x-amz-checksum-crc32", "content-md5")) {
      RawResponse refused = put("/ledger/k", "body", Map.of(header, "AAAAAA=="));
      assertEquals(400, refused.status());
      assertTrue(new String(refused.body(), UTF_8).contains("<Code>BadDigest</Code>"));
    }
  }

  @Test
  void aConditionOnACertainObjectIsRefusedByName() {
    RawResponse refused = put("/ledger/k", "body", Map.of("if-none-match", "\"etag\""));
    assertEquals(501, refused.status());
    assertTrue(new String(refused.body(), UTF_8).contains("If-None-Match"));
  }

  private RawResponse put(String path, String body, Map<String, String> more) {
    Map<String, List<String>> headers = new HashMap<>();
    more.forEach((name, value) -> headers.put(name, List.of(value)));
    headers.put(
        "authorization",
        List.of(
            "AWS4-HMAC-SHA256 Credential=111111111111/20261121/eu-west-1/s3/aws4_request,"
                + " SignedHeaders=host, Signature=0"));
    return dispatcher.handle(new RawRequest("PUT", path, Map.of(), headers, body.getBytes(UTF_8)));
  }
}
