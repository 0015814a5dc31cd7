package io.snaprelay.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.localaws.testing.LocalAwsExtension;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The same contract, with the real client and every byte on the wire. */
class S3LedgerOverTheWireTest extends LedgerContract {
  @RegisterExtension static final LocalAwsExtension AWS = new LocalAwsExtension();

  private final String bucket = "ledger-" + UUID.randomUUID();
  private S3Client s3;

  @BeforeEach
  void createBucket() {
    s3 = AWS.client(S3Client.builder(), Region.US_EAST_1);
    s3.createBucket(it -> it.bucket(bucket));
  }

  @AfterEach
  void close() {
    s3.close();
  }

  @Override
  Ledger ledger() {
    return new S3Ledger(s3, bucket, "team/");
  }

  @Test
  void aListingOfMoreThanOnePageIsReadToItsEnd() {
    List<String> keys = IntStream.range(0, 1050).mapToObj("events/e%04d"::formatted).toList();
    keys.parallelStream().forEach(key -> ledger().create(key, bytes("x")));

    assertEquals(keys, ledger().list("events/"));
  }
}
