package io.snaprelay.ledger;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A ledger in an S3 bucket: one object per key. S3 reads and lists what was written before, and a
 * put with {@code If-None-Match: *} is refused with 412 if the key exists (S3 User Guide, "Data
 * consistency model" and "Conditional writes").
 */
public final class S3Ledger implements Ledger, AutoCloseable {
  private static final String EXISTS = "PreconditionFailed";
  private static final String CONFLICT = "ConditionalRequestConflict";
  private static final String MISSING = "NoSuchKey";
  private static final int ATTEMPTS = 10;

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  /**
   * @param prefix what every key begins with: empty, or ending in a slash
   */
  public S3Ledger(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /** A 409 says that another put is under way and nothing about who wins: it is asked again. */
  @Override
  public boolean create(String key, byte[] content) {
    for (int attempt = 1; ; attempt++) {
      try {
        put(LedgerKey.key(key), content);
        return true;
      } catch (AwsFailure e) {
        if (e.code().equals(EXISTS)) {
          return false;
        }
        if (!e.code().equals(CONFLICT) || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @Override
  public Optional<byte[]> read(String key) {
    String name = prefix + LedgerKey.key(key);
    try {
      return Optional.of(AwsCalls.call("s3:GetObject of " + located(name), () -> get(name)));
    } catch (AwsFailure e) {
      if (e.code().equals(MISSING)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** S3 itself lists in ascending order of the keys' bytes. */
  @Override
  public List<String> list(String keyPrefix) {
    String begin = prefix + LedgerKey.prefix(keyPrefix);
    return AwsCalls.call(
        "s3:ListObjectsV2 of " + located(begin),
        () ->
            client
                .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(begin))
                .contents()
                .stream()
                .map(S3Object::key)
                .map(key -> key.substring(prefix.length()))
                .toList());
  }

  @Override
  public void close(OpenMarker marker) {
    String name = prefix + marker.key();
    AwsCalls.call(
        "s3:DeleteObject of " + located(name),
        () -> client.deleteObject(request -> request.bucket(bucket).key(name)));
  }

  @Override
  public void close() {
    client.close();
  }

  private void put(String key, byte[] content) {
    String name = prefix + key;
    AwsCalls.call(
        "s3:PutObject of " + located(name),
        () ->
            client.putObject(
                request -> request.bucket(bucket).key(name).ifNoneMatch("*"),
                RequestBody.fromBytes(content)));
  }

  private byte[] get(String name) {
    return client.getObjectAsBytes(request -> request.bucket(bucket).key(name)).asByteArrayUnsafe();
  }

  /** How people find it. */
  private String located(String key) {
    return "s3://" + bucket + "/" + key;
  }
}
