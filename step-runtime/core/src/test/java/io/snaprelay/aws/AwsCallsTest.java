package io.snaprelay.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.model.RdsException;

class AwsCallsTest {
  @ParameterizedTest
  @CsvSource({
    "Throttling, 400, THROTTLED",
    "ThrottlingException, 400, THROTTLED",
    "RequestLimitExceeded, 503, THROTTLED",
    "ServiceUnavailable, 503, UNAVAILABLE",
    "InsufficientDBInstanceCapacity, 400, UNAVAILABLE",
    "ConditionalRequestConflict, 409, UNAVAILABLE",
    "DBSnapshotAlreadyExists, 400, ALREADY_EXISTS",
    "DBInstanceAlreadyExists, 400, ALREADY_EXISTS",
    "DBInstanceNotFound, 404, NOT_FOUND",
    "AWS.SimpleQueueService.NonExistentQueue, 400, NOT_FOUND",
    "InvalidDBInstanceState, 400, INVALID_STATE",
    "KMSKeyNotAccessibleFault, 400, KEY_NOT_USABLE",
    "SnapshotQuotaExceeded, 400, QUOTA_EXCEEDED",
    "DBClusterQuotaExceededFault, 403, QUOTA_EXCEEDED",
    "AccessDenied, 403, ACCESS_DENIED",
    "InvalidParameterCombination, 400, REFUSED",
    "NoOneHasHeardOfThis, 400, REFUSED",
    "NoOneHasHeardOfThis, 429, THROTTLED",
    "NoOneHasHeardOfThis, 500, UNAVAILABLE",
  })
  void aRefusalIsKnownByItsCode(String code, int status, Kind kind) {
    AwsFailure failure = failure(refusal(code, "some text", status));

    assertEquals(kind, failure.kind());
    assertEquals(code, failure.code());
  }

  @Test
  void theTextOfARefusalDecidesNothing() {
    AwsFailure failure =
        failure(refusal("InvalidParameterValue", "Rate exceeded: DBInstanceNotFound", 400));

    assertEquals(Kind.REFUSED, failure.kind());
  }

  @Test
  void theMessageNamesTheOperation() {
    AwsFailure failure = failure(refusal("DBInstanceNotFound", "DBInstance x not found.", 404));

    assertEquals("rds:Something: DBInstance x not found.", failure.getMessage());
  }

  @Test
  void anAnswerWithoutACodeIsJudgedByItsStatus() {
    AwsFailure failure = failure(RdsException.builder().statusCode(502).build());

    assertEquals(Kind.UNAVAILABLE, failure.kind());
    assertTrue(failure.getMessage().contains("502"), failure.getMessage());
  }

  @Test
  void noAnswerIsTransientWhicheverTimeRanOut() {
    for (RuntimeException silent :
        new RuntimeException[] {
          ApiCallTimeoutException.create(1),
          ApiCallAttemptTimeoutException.create(1),
          SdkClientException.create("Unable to execute HTTP request: Connection refused")
        }) {
      AwsFailure failure = failure(silent);

      assertEquals(Kind.UNAVAILABLE, failure.kind());
      assertEquals(AwsCalls.NO_ANSWER, failure.code());
      assertSame(silent, failure.getCause());
    }
  }

  @Test
  void aDefectOfOursIsNoFailureOfAws() {
    assertThrows(
        IllegalStateException.class,
        () ->
            AwsCalls.call(
                "rds:Something",
                () -> {
                  throw new IllegalStateException("ours");
                }));
  }

  private static AwsFailure failure(RuntimeException thrown) {
    return assertThrows(
        AwsFailure.class,
        () ->
            AwsCalls.call(
                "rds:Something",
                () -> {
                  throw thrown;
                }));
  }

  private static RuntimeException refusal(String code, String text, int status) {
    return RdsException.builder()
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(text).build())
        .statusCode(status)
        .build();
  }
}
