package io.snaprelay.localaws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * One account of a local AWS.
 *
 * @param id twelve digits
 */
public record LocalAccount(URI endpoint, String id) {

  /** Makes a synchronous client in a region; the caller closes it. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Region region) {
    return new LocalCaller(endpoint, AwsBasicCredentials.create(id, "local"))
        .client(builder, region);
  }

  /**
   * A session of a role of this account: what it calls is remembered, and policies can be checked
   * against that.
   */
  public LocalCaller role(String name, String session) {
    String arn = "arn:aws:iam::%s:role/%s".formatted(id, name);
    try (StsClient sts = client(StsClient.builder(), Region.US_EAST_1)) {
      Credentials credentials =
          sts.assumeRole(it -> it.roleArn(arn).roleSessionName(session)).credentials();
      return new LocalCaller(
          endpoint,
          AwsSessionCredentials.create(
              credentials.accessKeyId(),
              credentials.secretAccessKey(),
              credentials.sessionToken()));
    }
  }
}
