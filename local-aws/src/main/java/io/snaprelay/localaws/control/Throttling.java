package io.snaprelay.localaws.control;

import io.snaprelay.localaws.wire.AwsError;

/** Throttling in each service's own words; every SDK knows them and retries. */
final class Throttling {

  private Throttling() {}

  static AwsError of(String service) {
    return switch (service) {
      case "rds", "sts" -> new AwsError(400, "Throttling", "Rate exceeded");
      case "sqs" -> new AwsError(400, "RequestThrottled", "Rate exceeded");
      case "s3" -> new AwsError(503, "SlowDown", "Please reduce your request rate.");
      default -> new AwsError(400, "ThrottlingException", "Rate exceeded");
    };
  }
}
