package io.snaprelay.cli.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients of local-aws; closing them closes all that were made. */
public final class AwsClients implements AutoCloseable {
  public static final String ACCOUNT = "111111111111";
  private final URI endpoint;
  private final String account;
  private final List<SdkClient> made = new ArrayList<>();

  public AwsClients(URI endpoint, String account) {
    this.endpoint = endpoint;
    this.account = account;
  }

  public EventBridgeClient events(Region region) {
    return made(EventBridgeClient.builder(), region);
  }

  public SqsClient sqs(Region region) {
    return made(SqsClient.builder(), region);
  }

  public KmsClient kms(Region region) {
    return made(KmsClient.builder(), region);
  }

  public RdsClient rds(Region region) {
    return made(RdsClient.builder(), region);
  }

  private synchronized <B extends AwsClientBuilder<B, C>, C extends SdkClient> C made(
      B builder, Region region) {
    C client =
        builder
            .endpointOverride(endpoint)
            .region(region)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "local")))
            .build();
    made.add(client);
    return client;
  }

  @Override
  public synchronized void close() {
    made.forEach(SdkClient::close);
  }
}
