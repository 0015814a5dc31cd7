package io.snaprelay.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Where the SDK's exceptions become {@link AwsFailure}: around every call, and nowhere else. */
public final class AwsCalls {
  /** The code of a call to which no answer came. */
  public static final String NO_ANSWER = "NoAnswer";

  private static final String NO_CODE = "NoErrorCode";

  private AwsCalls() {}

  /**
   * Makes a call.
   *
   * @param operation for example {@code rds:CreateDBSnapshot}; stands in the failure's message
   * @throws AwsFailure if AWS refuses, or does not answer
   */
  public static <T> T call(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw failure(operation, e);
    } catch (SdkClientException e) {
      throw new AwsFailure(
          AwsFailure.Kind.UNAVAILABLE, NO_ANSWER, operation + ": " + e.getMessage(), e);
    }
  }

  private static AwsFailure failure(String operation, AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    boolean named = details != null && details.errorCode() != null;
    String code = named ? details.errorCode() : NO_CODE;
    String text = named ? details.errorMessage() : "HTTP status " + e.statusCode();
    AwsFailure.Kind kind = AwsErrorCodes.kind(code, e.statusCode());
    return new AwsFailure(kind, code, operation + ": " + text, e);
  }
}
