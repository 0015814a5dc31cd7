package io.snaprelay.runtime;

import io.snaprelay.aws.ClientSettings;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK clients that the runtime itself needs and no Quarkus extension makes. */
final class SdkClients {
  private SdkClients() {}

  static EventBridgeClient eventBridge() {
    return ClientSettings.build(EventBridgeClient.builder());
  }

  static S3Client s3() {
    return ClientSettings.build(S3Client.builder());
  }

  static StsClient sts() {
    return ClientSettings.build(StsClient.builder());
  }
}
