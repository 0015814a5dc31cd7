package io.snaprelay.cli.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Clients of local-aws; closing them closes all that were made. */
public final class AwsClients implements AutoCloseable {
  public static final String ACCOUNT = "111111111111";
  private static final String OF_ONE_SERVICE = "AWS_ENDPOINT_URL_";
  private final URI endpoint;
  private final Map<String, String> settings;
  private final AwsCredentials credentials;
  private final List<SdkClient> made = new ArrayList<>();

  public AwsClients(URI endpoint, String account) {
    this(endpoint, account, Map.of());
  }

  /**
   * Clients of which some may have another endpoint.
   *
   * @param settings the SDK's variables: {@code AWS_ENDPOINT_URL_SQS} and the like
   */
  AwsClients(URI endpoint, String account, Map<String, String> settings) {
    this(endpoint, settings, AwsBasicCredentials.create(account, "local"));
  }

  private AwsClients(URI endpoint, Map<String, String> settings, AwsCredentials credentials) {
    this.endpoint = endpoint;
    this.settings = settings;
    this.credentials = credentials;
  }

  /** Clients of another account, by temporary credentials of a role there. */
  AwsClients assume(String account) {
    Credentials theirs =
        made("STS", StsClient.builder(), Regions.HOME)
            .assumeRole(
                request ->
                    request
                        .roleArn("arn:aws:iam::" + account + ":role/developer")
                        .roleSessionName("snaprelay-demo"))
            .credentials();
    return new AwsClients(
        endpoint,
        settings,
        AwsSessionCredentials.create(
            theirs.accessKeyId(), theirs.secretAccessKey(), theirs.sessionToken()));
  }

  public EventBridgeClient events(Region region) {
    return made("EVENTBRIDGE", EventBridgeClient.builder(), region);
  }

  public SqsClient sqs(Region region) {
    return made("SQS", SqsClient.builder(), region);
  }

  public KmsClient kms(Region region) {
    return made("KMS", KmsClient.builder(), region);
  }

  public S3Client s3(Region region) {
    return made("S3", S3Client.builder(), region);
  }

  StsClient sts(Region region) {
    return made("STS", StsClient.builder(), region);
  }

  public RdsClient rds(Region region) {
    return made("RDS", RdsClient.builder(), region);
  }

  private synchronized <B extends AwsClientBuilder<B, C>, C extends SdkClient> C made(
      String service, B builder, Region region) {
    C client =
        builder
            .endpointOverride(endpoint(service))
            .region(region)
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .build();
    made.add(client);
    return client;
  }

  private URI endpoint(String service) {
    return URI.create(settings.getOrDefault(OF_ONE_SERVICE + service, endpoint.toString()));
  }

  @Override
  public synchronized void close() {
    made.forEach(SdkClient::close);
  }
}
