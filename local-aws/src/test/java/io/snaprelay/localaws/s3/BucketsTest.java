package io.snaprelay.localaws.s3;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.Call;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that the SDK's client would not even send. */
class BucketsTest {

  private static final Call CALL = new Call("111111111111", "eu-west-1", "s3", "PUT", "id");

  @ParameterizedTest
  @ValueSource(strings = {"Not", "under_score", "no", "a..b", "-a1", "a1-", ""})
  void aNameThatS3ForbidsIsRefused(String name) {
    AwsError refused =
        assertThrows(AwsError.class, () -> new Buckets().create(name, CALL, Instant.EPOCH));
    assertEquals("InvalidBucketName", refused.code());
  }

  @Test
  void aGoodNameIsTaken() {
    assertDoesNotThrow(() -> new Buckets().create("snap.relay-1", CALL, Instant.EPOCH));
  }
}
