package io.snaprelay.localaws.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.time.ManualTimeline;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.TestServer;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What a ledger does with S3, by the SDK's client with its streams, chunks and checksums. */
class ObjectsTest {

  private final ManualTimeline time = new ManualTimeline(Instant.parse("2026-11-21T12:00:00Z"));
  private TestServer server;
  private S3Client s3;

  @BeforeEach
  void aBucket() {
    Dispatcher dispatcher = new Dispatcher();
    new LocalS3(time).register(dispatcher);
    server = new TestServer(dispatcher);
    s3 = client(TestServer.ACCOUNT, Region.EU_WEST_1);
    s3.createBucket(r -> r.bucket("ledger"));
  }

  @AfterEach
  void close() {
    server.close();
    time.close();
  }

  private S3Client client(String account, Region region) {
    return server.client(S3Client.builder().forcePathStyle(true), account, region);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "runs/ab/plan", "a b+c%d", "ü/😀", "x?y#z&<>", "trailing/"})
  void anObjectKeepsItsBytesTypeAndMetadata(String key) {
    s3.putObject(
        r ->
            r.bucket("ledger")
                .key(key)
                .contentType("application/json")
                .metadata(Map.of("run", "r-1")),
        RequestBody.fromString("grüße"));

    ResponseBytes<GetObjectResponse> got =
        s3.getObjectAsBytes(r -> r.bucket("ledger").key(key).checksumMode(ChecksumMode.ENABLED));

    assertEquals("grüße", got.asUtf8String());
    assertEquals("application/json", got.response().contentType());
    assertEquals(Map.of("run", "r-1"), got.response().metadata());
    assertEquals(Instant.parse("2026-11-21T12:00:00Z"), got.response().lastModified());
    assertEquals(List.of(key), keys(list("", null)));
  }

  @Test
  void aStreamInManyChunksArrivesWhole() {
    byte[] bytes = new byte[1_000_000];
    new Random(7).nextBytes(bytes);

    s3.putObject(
        r -> r.bucket("ledger").key("big"),
        RequestBody.fromContentProvider(
            () -> new ByteArrayInputStream(bytes), bytes.length, "application/octet-stream"));

    assertArrayEquals(bytes, s3.getObjectAsBytes(r -> r.bucket("ledger").key("big")).asByteArray());
  }

  @Test
  void anEmptyObjectIsAnObject() {
    put("empty", "");
    assertEquals(0, s3.headObject(r -> r.bucket("ledger").key("empty")).contentLength());
  }

  @Test
  void ofManyConditionalCreationsExactlyOneWins() throws Exception {
    int writers = 16;
    CyclicBarrier start = new CyclicBarrier(writers);
    List<Callable<String>> race =
        IntStream.range(0, writers)
            .<Callable<String>>mapToObj(i -> () -> create(i, start))
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(writers);

    List<String> winners = new ArrayList<>();
    for (Future<String> result : threads.invokeAll(race, 60, TimeUnit.SECONDS)) {
      if (!result.get().isEmpty()) {
        winners.add(result.get());
      }
    }
    threads.shutdownNow();

    assertEquals(1, winners.size());
    assertEquals(winners.get(0), get("step"));
  }

  /** The writer's text if it won, "" if the object was there already. */
  private String create(int writer, CyclicBarrier start) throws Exception {
    start.await(30, TimeUnit.SECONDS);
    try {
      s3.putObject(
          r -> r.bucket("ledger").key("step").ifNoneMatch("*"),
          RequestBody.fromString("writer " + writer));
      return "writer " + writer;
    } catch (S3Exception e) {
      assertEquals(412, e.statusCode());
      assertEquals("PreconditionFailed", e.awsErrorDetails().errorCode());
      return "";
    }
  }

  @Test
  void anUnconditionalPutReplacesAndADeletedKeyCanBeCreatedAgain() {
    put("k", "1");
    put("k", "2");
    assertEquals("2", get("k"));
    s3.deleteObject(r -> r.bucket("ledger").key("k"));
    assertThrows(NoSuchKeyException.class, () -> get("k"));
    assertDoesNotThrow(() -> s3.deleteObject(r -> r.bucket("ledger").key("k")));
    s3.putObject(r -> r.bucket("ledger").key("k").ifNoneMatch("*"), RequestBody.fromString("3"));
    assertEquals("3", get("k"));
  }

  @Test
  void keysAreListedByPrefixInTheOrderOfTheirBytes() {
    List.of("b", "a/2", "a/1", "ü", "😀", "\uFFEE", "a").forEach(key -> put(key, key));
    assertEquals(List.of("a", "a/1", "a/2", "b", "ü", "\uFFEE", "😀"), keys(list("", null)));
    assertEquals(List.of("a/1", "a/2"), keys(list("a/", null)));
    assertEquals(List.of("a", "b", "ü", "\uFFEE", "😀"), keys(list("", "/")));
    assertEquals(
        List.of("a/"), list("", "/").commonPrefixes().stream().map(CommonPrefix::prefix).toList());
  }

  @Test
  void aLongListComesInPagesWithoutGapOrDouble() {
    List<String> all =
        IntStream.range(0, 25).mapToObj(i -> "d%d/k%02d".formatted(i % 3, i)).toList();
    all.forEach(key -> put(key, ""));

    List<String> listed =
        s3.listObjectsV2Paginator(r -> r.bucket("ledger").maxKeys(4)).contents().stream()
            .map(S3Object::key)
            .toList();
    List<String> folders =
        s3
            .listObjectsV2Paginator(r -> r.bucket("ledger").delimiter("/").maxKeys(1))
            .commonPrefixes()
            .stream()
            .map(CommonPrefix::prefix)
            .toList();

    assertEquals(all.stream().sorted().toList(), listed);
    assertEquals(List.of("d0/", "d1/", "d2/"), folders);
    assertEquals(
        List.of("d2/k23"), keys(s3.listObjectsV2(r -> r.bucket("ledger").startAfter("d2/k20"))));
  }

  @Test
  void manyObjectsAreDeletedAtOnce() {
    List.of("a", "b<&>", "c").forEach(key -> put(key, ""));
    var deleted =
        s3.deleteObjects(
            r ->
                r.bucket("ledger")
                    .delete(d -> d.objects(identifier("a"), identifier("b<&>"), identifier("x"))));
    assertEquals(3, deleted.deleted().size());
    assertFalse(deleted.hasErrors());
    assertEquals(List.of("c"), keys(list("", null)));
  }

  @Test
  void bucketsAreOwnedFoundAndDeletedOnlyEmpty() {
    S3Client stranger = client("222222222222", Region.EU_WEST_1);
    S3Client elsewhere = client(TestServer.ACCOUNT, Region.US_EAST_1);
    put("k", "");

    assertThrows(
        BucketAlreadyOwnedByYouException.class, () -> s3.createBucket(r -> r.bucket("ledger")));
    refuses(409, "BucketAlreadyExists", () -> stranger.createBucket(r -> r.bucket("ledger")));
    refuses(403, "AccessDenied", () -> stranger.getObjectAsBytes(r -> r.bucket("ledger").key("k")));
    refuses(
        301,
        "PermanentRedirect",
        () -> elsewhere.getObjectAsBytes(r -> r.bucket("ledger").key("k")));
    refuses(409, "BucketNotEmpty", () -> s3.deleteBucket(r -> r.bucket("ledger")));
    assertEquals("ledger", s3.listBuckets().buckets().get(0).name());
    assertTrue(stranger.listBuckets().buckets().isEmpty());

    s3.deleteObject(r -> r.bucket("ledger").key("k"));
    s3.deleteBucket(r -> r.bucket("ledger"));
    assertThrows(NoSuchBucketException.class, () -> s3.headBucket(r -> r.bucket("ledger")));
    assertThrows(NoSuchBucketException.class, () -> list("", null));
  }

  @Test
  void whatIsMissingIsToldByHeadToo() {
    assertThrows(
        NoSuchKeyException.class, () -> s3.headObject(r -> r.bucket("ledger").key("none")));
    assertDoesNotThrow(() -> s3.headBucket(r -> r.bucket("ledger")));
  }

  @Test
  void whatIsNotImplementedIsRefusedByName() {
    put("k", "");
    String key = "k";
    refusesByName(
        "range", () -> s3.getObjectAsBytes(r -> r.bucket("ledger").key(key).range("bytes=0-1")));
    refusesByName(
        "versionId", () -> s3.deleteObject(r -> r.bucket("ledger").key(key).versionId("v")));
    refusesByName("tagging", () -> s3.getObjectTagging(r -> r.bucket("ledger").key(key)));
    refusesByName("uploads", () -> s3.createMultipartUpload(r -> r.bucket("ledger").key(key)));
    refusesByName("encryption", () -> s3.getBucketEncryption(r -> r.bucket("ledger")));
    refusesByName("if-match", () -> conditional(key));
    refusesByName("list-type", () -> s3.listObjects(r -> r.bucket("ledger")));
    refusesByName(
        "x-amz-copy-source",
        () ->
            s3.copyObject(
                r ->
                    r.sourceBucket("ledger")
                        .sourceKey(key)
                        .destinationBucket("ledger")
                        .destinationKey("l")));
  }

  private void conditional(String key) {
    s3.putObject(r -> r.bucket("ledger").key(key).ifMatch("\"e\""), RequestBody.fromString("x"));
  }

  private static void refusesByName(String name, Runnable call) {
    S3Exception refused = assertThrows(S3Exception.class, call::run, name);
    assertEquals("NotImplemented", refused.awsErrorDetails().errorCode());
    assertTrue(refused.getMessage().contains(name), refused.getMessage());
  }

  private static void refuses(int status, String code, Runnable call) {
    S3Exception refused = assertThrows(S3Exception.class, call::run);
    assertEquals(code, refused.awsErrorDetails().errorCode());
    assertEquals(status, refused.statusCode());
  }

  private void put(String key, String body) {
    s3.putObject(r -> r.bucket("ledger").key(key), RequestBody.fromString(body));
  }

  private String get(String key) {
    return s3.getObjectAsBytes(r -> r.bucket("ledger").key(key)).asUtf8String();
  }

  private ListObjectsV2Response list(String prefix, String delimiter) {
    return s3.listObjectsV2(r -> r.bucket("ledger").prefix(prefix).delimiter(delimiter));
  }

  private static List<String> keys(ListObjectsV2Response listed) {
    return listed.contents().stream().map(S3Object::key).toList();
  }

  private static ObjectIdentifier identifier(String key) {
    return ObjectIdentifier.builder().key(key).build();
  }
}
