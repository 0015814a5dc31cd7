package io.snaprelay.notify.channel;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The SDK's real clients, all of them at one address; nobody is there unless a test says who. */
public final class FakeAws implements AwsClients {
  private final List<Optional<Region>> regions = new CopyOnWriteArrayList<>();
  private URI endpoint = URI.create("http://127.0.0.1:1");

  public FakeAws at(String url) {
    endpoint = URI.create(url);
    return this;
  }

  /** The regions that clients were asked for. */
  public List<Optional<Region>> regions() {
    return regions;
  }

  @Override
  public SnsClient sns(Optional<Region> region) {
    return client(SnsClient.builder(), region);
  }

  @Override
  public SesV2Client ses(Optional<Region> region) {
    return client(SesV2Client.builder(), region);
  }

  @Override
  public SecretsManagerClient secretsManager(Optional<Region> region) {
    return client(SecretsManagerClient.builder(), region);
  }

  @Override
  public SsmClient ssm() {
    return client(SsmClient.builder(), Optional.empty());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Optional<Region> region) {
    regions.add(region);
    return builder
        .region(region.orElse(Region.EU_WEST_1))
        .endpointOverride(endpoint)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("111111111111", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            it ->
                it.apiCallTimeout(Duration.ofSeconds(30))
                    .retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }
}
