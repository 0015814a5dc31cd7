package io.snaprelay.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;

/**
 * The settings of every SDK client that no Quarkus extension makes: those that the extensions'
 * have.
 */
public final class ClientSettings {
  /** Few attempts inside one call: the queue is the retry. */
  private static final int ATTEMPTS = 3;

  private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

  private ClientSettings() {}

  /** A client; region, credentials and endpoint come from the SDK's own variables if not set. */
  public static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C build(
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

  /** The client at home, or one like it in another region: same credentials, same endpoint. */
  public static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends AwsClient>
      C like(C home, Region region, B builder) {
    var settings = home.serviceClientConfiguration();
    return region.equals(settings.region())
        ? home
        : as(settings.credentialsProvider(), home, region, builder);
  }

  /** A client for somebody else: the endpoint of the client at home, other credentials. */
  public static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends AwsClient>
      C as(
          IdentityProvider<? extends AwsCredentialsIdentity> credentials,
          C home,
          Region region,
          B builder) {
    builder.region(region).credentialsProvider(credentials);
    home.serviceClientConfiguration().endpointOverride().ifPresent(builder::endpointOverride);
    return build(builder);
  }
}
