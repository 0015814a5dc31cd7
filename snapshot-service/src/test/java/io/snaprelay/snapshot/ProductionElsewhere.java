package io.snaprelay.snapshot;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AssumedRoles;
import io.snaprelay.aws.ClientSettings;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.events.RunStarted;
import io.snaprelay.events.StepFailed;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.settings.SettingsByKind;
import io.snaprelay.step.testing.ActingService;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Production in two accounts, the service in a third one, and the plans of {@code
 * examples/accounts.yaml}. The service works in the others by sessions of their role.
 */
final class ProductionElsewhere implements AutoCloseable {
  static final String FIRST = "333333333333";
  static final String SECOND = "444444444444";
  static final Tag NIGHTLY = Tag.builder().key("backup").value("nightly").build();
  private static final String ROLE = "arn:aws:iam::%s:role/snaprelay-source";

  /** Not one of a template: only what is done in the first account is held against one. */
  private static final String ROLE_OF_SECOND = "arn:aws:iam::%s:role/of-another-name";

  private static final Path EXAMPLE = Path.of("../examples/accounts.yaml");
  private static final Region REGION = Region.EU_WEST_1;

  final SourceAccounts sources = new SourceAccounts(List.of(FIRST, SECOND));
  final LocalAws aws;
  final RdsGateway rds;
  final SnapshotBench bench;
  private final ActingService service;
  private final AssumedRoles roles;
  private final AssumedRoles ofSecond;
  private final RdsClients clients;

  /**
   * @param test keeps what the service has to be allowed under its name
   * @param trusted the account that the first one lets assume its role; the second one trusts us
   */
  ProductionElsewhere(Class<?> test, String trusted) throws IOException {
    aws =
        LocalAws.builder()
            .manualClock(Runs.REQUESTED_AT)
            .trust(ROLE.formatted(FIRST), trusted)
            .trust(ROLE_OF_SECOND.formatted(SECOND), Runs.ACCOUNT)
            .start();
    service = new ActingService(Service.SNAPSHOT, aws, test);
    roles = new AssumedRoles(ROLE, "test", () -> service.client(StsClient.builder(), REGION));
    ofSecond =
        new AssumedRoles(
            ROLE_OF_SECOND, "test", () -> aws.client(StsClient.builder(), Runs.ACCOUNT, REGION));
    RdsClient home = service.client(RdsClient.builder(), REGION);
    clients =
        new RdsClients(
            Account.of(Runs.ACCOUNT),
            region -> service.client(RdsClient.builder(), region),
            (account, region) ->
                ClientSettings.as(credentials(account), home, region, RdsClient.builder()),
            sources);
    rds = new RdsByKind(clients);
    bench =
        new SnapshotBench(rds, new SettingsByKind(clients), sources)
            .plans(ProductionElsewhere::example);
  }

  private AwsCredentialsProvider credentials(String account) {
    return (account.equals(SECOND) ? ofSecond : roles).in(account);
  }

  static String example() {
    try {
      return Files.readString(EXAMPLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DatabaseRef database(DatabaseKind kind, String account) {
    String name =
        kind == DatabaseKind.CLUSTER ? Runs.LEDGER.identifier() : Runs.ORDERS.identifier();
    return new DatabaseRef(kind, account, REGION.id(), name);
  }

  /** RDS as an account uses it itself. */
  RdsClient in(String account) {
    return aws.client(RdsClient.builder(), account, REGION);
  }

  /** What an account sees and does itself. */
  RdsGateway asItself(String account) {
    return new RdsByKind(
        new RdsClients(
            Account.of(account), region -> aws.client(RdsClient.builder(), account, region)));
  }

  /** A database without a server. */
  void create(DatabaseRef database, Tag... tags) {
    if (database.kind() == DatabaseKind.CLUSTER) {
      in(database.account())
          .createDBCluster(
              it ->
                  it.dbClusterIdentifier(database.identifier())
                      .engine("none")
                      .masterUsername("dba")
                      .masterUserPassword("correct-horse")
                      .tags(tags));
    } else {
      in(database.account())
          .createDBInstance(
              it ->
                  it.dbInstanceIdentifier(database.identifier())
                      .engine("none")
                      .dbInstanceClass("db.t4g.medium")
                      .allocatedStorage(20)
                      .masterUsername("dba")
                      .masterUserPassword("correct-horse")
                      .tags(tags));
    }
    advance(Duration.ofHours(1));
  }

  /** As somebody does who works there. */
  void takeByHand(DatabaseRef of, String name) {
    if (of.kind() == DatabaseKind.CLUSTER) {
      in(of.account())
          .createDBClusterSnapshot(
              it -> it.dbClusterIdentifier(of.identifier()).dbClusterSnapshotIdentifier(name));
    } else {
      in(of.account())
          .createDBSnapshot(
              it -> it.dbInstanceIdentifier(of.identifier()).dbSnapshotIdentifier(name));
    }
    advance(Duration.ofHours(1));
  }

  List<RunStarted> started() {
    return bench.loop.bus.published(RunStarted.class);
  }

  List<StepFailed> failures() {
    return bench.loop.bus.published(StepFailed.class);
  }

  void advance(Duration by) {
    try {
      aws.advance(by);
      bench.loop.clock.advance(by);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    clients.close();
    roles.close();
    ofSecond.close();
    service.close();
    aws.close();
  }
}
