package io.snaprelay.localaws.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.time.ManualTimeline;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.TestServer;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a bucket is set to, by the SDK's client. */
class BucketSettingsTest {
  private final ManualTimeline time = new ManualTimeline(Instant.EPOCH);
  private TestServer server;
  private S3Client s3;

  @BeforeEach
  void aBucket() {
    Dispatcher dispatcher = new Dispatcher();
    new LocalS3(time).register(dispatcher);
    server = new TestServer(dispatcher);
    s3 = client(TestServer.ACCOUNT);
    s3.createBucket(r -> r.bucket("ledger"));
  }

  @AfterEach
  void close() {
    server.close();
    time.close();
  }

  @Test
  void aNewBucketHasNoVersioningAndBlocksThePublic() {
    assertNull(s3.getBucketVersioning(r -> r.bucket("ledger")).status());
    PublicAccessBlockConfiguration blocked = blocked();
    assertTrue(blocked.blockPublicAcls() && blocked.ignorePublicAcls());
    assertTrue(blocked.blockPublicPolicy() && blocked.restrictPublicBuckets());
  }

  @Test
  void versioningIsShownAsItWasSet() {
    for (BucketVersioningStatus status :
        new BucketVersioningStatus[] {
          BucketVersioningStatus.ENABLED, BucketVersioningStatus.SUSPENDED
        }) {
      version(status.toString());

      assertEquals(status, s3.getBucketVersioning(r -> r.bucket("ledger")).status());
    }
  }

  @Test
  void aStatusThatS3DoesNotKnowIsRefused() {
    S3Exception refused = assertThrows(S3Exception.class, () -> version("On"));

    assertEquals("MalformedXML", refused.awsErrorDetails().errorCode());
  }

  @Test
  void aSwitchThatIsLeftOutIsOff() {
    s3.putPublicAccessBlock(
        r -> r.bucket("ledger").publicAccessBlockConfiguration(c -> c.blockPublicAcls(true)));

    assertTrue(blocked().blockPublicAcls());
    assertFalse(blocked().restrictPublicBuckets());
  }

  @Test
  void aBlockThatWasDeletedIsNotFound() {
    s3.deletePublicAccessBlock(r -> r.bucket("ledger"));

    S3Exception missing = assertThrows(S3Exception.class, this::blocked);
    assertEquals("NoSuchPublicAccessBlockConfiguration", missing.awsErrorDetails().errorCode());
  }

  @Test
  void anotherAccountMayNotAsk() {
    S3Client other = client("222222222222");

    S3Exception denied =
        assertThrows(S3Exception.class, () -> other.getBucketVersioning(r -> r.bucket("ledger")));
    assertEquals("AccessDenied", denied.awsErrorDetails().errorCode());
  }

  private void version(String status) {
    s3.putBucketVersioning(r -> r.bucket("ledger").versioningConfiguration(c -> c.status(status)));
  }

  private PublicAccessBlockConfiguration blocked() {
    return s3.getPublicAccessBlock(r -> r.bucket("ledger")).publicAccessBlockConfiguration();
  }

  private S3Client client(String account) {
    return server.client(S3Client.builder().forcePathStyle(true), account, Region.EU_WEST_1);
  }
}
