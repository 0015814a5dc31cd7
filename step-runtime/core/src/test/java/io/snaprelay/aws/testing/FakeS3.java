package io.snaprelay.aws.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One S3 bucket in memory: conditional puts, reads, and listings in short pages. */
public final class FakeS3 implements S3Client {
  /** How many keys a listing shows at once. */
  public static final int PAGE = 10;

  private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private final Deque<RuntimeException> failures = new ArrayDeque<>();
  private int puts;

  /** The next put fails and has no effect. */
  public synchronized FakeS3 failNextPut(int status, String code) {
    failures.add(failure(status, code));
    return this;
  }

  /** How many puts were asked for. */
  public synchronized int puts() {
    return puts;
  }

  /** All keys. */
  public List<String> keys() {
    return List.copyOf(objects.keySet());
  }

  @Override
  public synchronized PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    puts++;
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
    if ("*".equals(request.ifNoneMatch()) && objects.containsKey(request.key())) {
      throw failure(412, "PreconditionFailed");
    }
    objects.put(request.key(), bytes(body));
    return PutObjectResponse.builder().build();
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    byte[] content = objects.get(request.key());
    if (content == null) {
      throw failure(404, "NoSuchKey");
    }
    GetObjectResponse response = GetObjectResponse.builder().build();
    var stream = AbortableInputStream.create(new ByteArrayInputStream(content));
    try {
      return transformer.transform(response, stream);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    String after = request.continuationToken() == null ? "" : request.continuationToken();
    List<String> keys =
        objects.tailMap(after, false).keySet().stream()
            .filter(key -> key.startsWith(request.prefix()))
            .limit(PAGE + 1)
            .toList();
    boolean more = keys.size() > PAGE;
    List<String> page = more ? keys.subList(0, PAGE) : keys;
    return ListObjectsV2Response.builder()
        .contents(page.stream().map(key -> S3Object.builder().key(key).build()).toList())
        .isTruncated(more)
        .nextContinuationToken(more ? page.get(PAGE - 1) : null)
        .build();
  }

  @Override
  public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    objects.remove(request.key());
    return DeleteObjectResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // nothing is open
  }

  private static byte[] bytes(RequestBody body) {
    try {
      return body.contentStreamProvider().newStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuntimeException failure(int status, String code) {
    AwsErrorDetails details =
        AwsErrorDetails.builder().errorCode(code).errorMessage("on purpose").build();
    return S3Exception.builder().awsErrorDetails(details).statusCode(status).build();
  }
}
