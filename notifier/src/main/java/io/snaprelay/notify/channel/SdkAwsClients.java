package io.snaprelay.notify.channel;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Clients of the SDK, each made when it is first needed. One attempt inside a call: whoever could
 * not be told is tried again by the message that comes again.
 */
@ApplicationScoped
class SdkAwsClients implements AwsClients {
  private record Key(Class<?> type, Optional<Region> region) {}

  private final Map<Key, SdkClient> clients = new ConcurrentHashMap<>();
  private final Duration timeout;

  SdkAwsClients(ChannelConfig config) {
    this.timeout = config.delivery().timeout();
  }

  @Override
  public SnsClient sns(Optional<Region> region) {
    return client(SnsClient.class, region, SnsClient::builder);
  }

  @Override
  public SesV2Client ses(Optional<Region> region) {
    return client(SesV2Client.class, region, SesV2Client::builder);
  }

  @Override
  public SecretsManagerClient secretsManager(Optional<Region> region) {
    return client(SecretsManagerClient.class, region, SecretsManagerClient::builder);
  }

  @Override
  public SsmClient ssm() {
    return client(SsmClient.class, Optional.empty(), SsmClient::builder);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C client(Class<C> type, Optional<Region> region, Supplier<B> builder) {
    return type.cast(
        clients.computeIfAbsent(new Key(type, region), key -> open(builder.get(), region)));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C open(
      B builder, Optional<Region> region) {
    region.ifPresent(builder::region);
    return builder
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .apiCallTimeout(timeout)
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build())
        .build();
  }

  @PreDestroy
  void close() {
    clients.values().forEach(SdkClient::close);
  }
}
