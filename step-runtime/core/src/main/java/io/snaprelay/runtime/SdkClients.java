package io.snaprelay.runtime;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK clients that no Quarkus extension makes, with the settings that the extensions' have:
 * region, credentials and endpoint come from the SDK's own variables.
 */
final class SdkClients {
  /** Few attempts inside one call: the queue is the retry. */
  private static final int ATTEMPTS = 3;

  private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

  private SdkClients() {}

  static EventBridgeClient eventBridge() {
    return build(EventBridgeClient.builder());
  }

  static S3Client s3() {
    return build(S3Client.builder());
  }

  static StsClient sts() {
    return build(StsClient.builder());
  }

  /** The client at home, or one like it in another region. */
  static RdsClient rds(RdsClient home, Region region) {
    var settings = home.serviceClientConfiguration();
    if (region.equals(settings.region())) {
      return home;
    }
    var builder =
        RdsClient.builder().region(region).credentialsProvider(settings.credentialsProvider());
    settings.endpointOverride().ifPresent(builder::endpointOverride);
    return build(builder);
  }

  private static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C build(
      B builder) {
    return builder
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .apiCallTimeout(LONGEST_CALL)
                .retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build())
                .build())
        .build();
  }
}
