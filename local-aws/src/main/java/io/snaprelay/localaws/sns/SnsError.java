package io.snaprelay.localaws.sns;

import io.snaprelay.localaws.wire.AwsError;

/** The refusals of SNS, with the codes of botocore's model. */
final class SnsError {

  private SnsError() {}

  static AwsError notFound(String what) {
    return new AwsError(404, "NotFound", what + " does not exist");
  }

  static AwsError invalid(String why) {
    return new AwsError(400, "InvalidParameter", "Invalid parameter: " + why);
  }

  static AwsError notAuthorized(String action, String topic) {
    return new AwsError(
        403, "AuthorizationError", "Not authorized to perform %s on %s".formatted(action, topic));
  }

  /** The caller wants what AWS has and local-aws has not. */
  static AwsError notImplemented(String what) {
    return invalid("local-aws does not implement " + what);
  }
}
