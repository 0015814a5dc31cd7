package io.snaprelay.cli.doctor;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AccountClients;
import io.snaprelay.aws.AssumedRoles;
import io.snaprelay.aws.ClientSettings;
import io.snaprelay.aws.RegionalClients;
import io.snaprelay.aws.SnapshotRoles;
import java.util.Optional;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.CompletableFutureUtils;

/** AWS, as the SDK's own variables find it. None of what is called here writes. */
final class Clients implements AutoCloseable {
  private static final String SESSION = "snaprelay-doctor";

  private final StsClient sts = ClientSettings.build(StsClient.builder());
  private final SqsClient sqs = ClientSettings.build(SqsClient.builder());
  private final S3Client s3 = ClientSettings.build(S3Client.builder());
  private final RegionalClients<EventBridgeClient> events =
      new RegionalClients<>(
          region -> ClientSettings.build(EventBridgeClient.builder().region(region)));
  private final RegionalClients<SqsClient> queues =
      new RegionalClients<>(region -> ClientSettings.build(SqsClient.builder().region(region)));
  private final AssumedRoles roles;
  private final AssumedRoles restoring;
  private final AccountClients<RdsClient> rds;
  private final AccountClients<RdsClient> sites;
  private final AccountClients<KmsClient> kms;
  private final Ec2 ec2 = new Ec2();
  private final Account home;

  /**
   * @param names the role for snapshots in each other account
   * @param restoreRole ARN of the role in other accounts in which databases are restored
   */
  Clients(Account home, SnapshotRoles names, String restoreRole) {
    this.home = home;
    this.roles = new AssumedRoles(names::in, SESSION, () -> sts);
    this.restoring = new AssumedRoles(restoreRole, SESSION, () -> sts);
    this.sites =
        new AccountClients<>(
            home,
            region -> ClientSettings.build(RdsClient.builder().region(region)),
            (other, region) ->
                ClientSettings.build(
                    RdsClient.builder().region(region).credentialsProvider(restoring.in(other))));
    this.rds =
        new AccountClients<>(
            home,
            region -> ClientSettings.build(RdsClient.builder().region(region)),
            (other, region) ->
                ClientSettings.build(
                    RdsClient.builder().region(region).credentialsProvider(roles.in(other))));
    this.kms =
        new AccountClients<>(
            home,
            region -> ClientSettings.build(KmsClient.builder().region(region)),
            (other, region) ->
                ClientSettings.build(
                    KmsClient.builder().region(region).credentialsProvider(roles.in(other))));
  }

  StsClient sts() {
    return sts;
  }

  SqsClient sqs() {
    return sqs;
  }

  SqsClient sqs(String region) {
    return queues.in(Region.of(region));
  }

  S3Client s3() {
    return s3;
  }

  EventBridgeClient events(String region) {
    return events.in(Region.of(region));
  }

  RdsClient rds(Spot spot) {
    return rds.in(spot.account(), spot.region());
  }

  /** RDS as whoever restores there. */
  RdsClient site(Spot spot) {
    return sites.in(spot.account(), spot.region());
  }

  KmsClient kms(Spot spot) {
    return kms.in(spot.account(), spot.region());
  }

  /** A security group; empty if EC2 knows none of that id there. */
  Optional<SecurityGroup> securityGroup(Spot spot, String id) {
    AwsCredentialsIdentity caller =
        CompletableFutureUtils.joinLikeSync(credentials(spot.account()).resolveIdentity());
    return ec2.securityGroup(id, Region.of(spot.region()), caller);
  }

  private IdentityProvider<? extends AwsCredentialsIdentity> credentials(String account) {
    return account.equals(home.id())
        ? sts.serviceClientConfiguration().credentialsProvider()
        : roles.in(account);
  }

  /** Where the services run. */
  String homeRegion() {
    return sqs.serviceClientConfiguration().region().id();
  }

  @Override
  public void close() {
    ec2.close();
    kms.close();
    rds.close();
    sites.close();
    roles.close();
    restoring.close();
    events.close();
    queues.close();
    s3.close();
    sqs.close();
    sts.close();
  }
}
