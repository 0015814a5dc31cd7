package io.snaprelay.localaws.events;

import io.snaprelay.localaws.wire.AwsError;

/** The errors of EventBridge; all of them have status 400. */
final class EventsError {

  private EventsError() {}

  static AwsError invalid(String message) {
    return new AwsError(400, "ValidationException", message);
  }

  static AwsError notFound(String message) {
    return new AwsError(400, "ResourceNotFoundException", message);
  }

  static AwsError exists(String message) {
    return new AwsError(400, "ResourceAlreadyExistsException", message);
  }

  static AwsError invalidPattern(String reason) {
    return new AwsError(
        400, "InvalidEventPatternException", "Event pattern is not valid. Reason: " + reason);
  }

  static AwsError accessDenied(String message) {
    return new AwsError(400, "AccessDeniedException", message);
  }

  static AwsError tooMany() {
    return new AwsError(
        400,
        "LimitExceededException",
        "The requested resource exceeds the maximum number allowed.");
  }

  /** The caller wants what AWS has and local-aws has not. */
  static AwsError notImplemented(String what) {
    return invalid("local-aws does not implement " + what);
  }
}
