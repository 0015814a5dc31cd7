package io.snaprelay.runtime;

import io.snaprelay.aws.ClientSettings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK clients that the runtime itself needs and no Quarkus extension makes. */
final class SdkClients {
  private static final Pattern BUS_ARN =
      Pattern.compile("arn:[a-z-]+:events:([a-z0-9-]+):\\d{12}:event-bus/.+");

  private SdkClients() {}

  /**
   * In the region of the bus if its ARN names one: a site may lie in another region than home, and
   * EventBridge takes events for its own region's buses only.
   */
  static EventBridgeClient eventBridge(String bus) {
    EventBridgeClientBuilder builder = EventBridgeClient.builder();
    Matcher arn = BUS_ARN.matcher(bus);
    if (arn.matches()) {
      builder.region(Region.of(arn.group(1)));
    }
    return ClientSettings.build(builder);
  }

  /** Follows a bucket to its region: the ledger of a site lies at home. */
  static S3Client s3() {
    return ClientSettings.build(S3Client.builder().crossRegionAccessEnabled(true));
  }

  static StsClient sts() {
    return ClientSettings.build(StsClient.builder());
  }
}
