package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AssumedRoles;
import io.snaprelay.aws.ClientSettings;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.aws.SnapshotRoles;
import io.snaprelay.aws.SourceAccounts;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.RdsClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * RDS for commands that look at it, in our own account and, by the role that the services assume,
 * in others. Only {@code share --apply} writes there.
 *
 * @param clients RDS in every account and region
 * @param roles the credentials of other accounts; STS is asked when they are first used
 */
record RdsAccess(RdsClients clients, AssumedRoles roles) implements AutoCloseable {
  private static final String SESSION = "snaprelay-cli";

  static RdsAccess of(Account account, OtherAccounts others) {
    return of(account, others.roles());
  }

  /** With another role in all other accounts. */
  static RdsAccess of(Account account, String role) {
    return of(account, new SnapshotRoles(role, role, SourceAccounts.NONE));
  }

  private static RdsAccess of(Account account, SnapshotRoles names) {
    AssumedRoles roles =
        new AssumedRoles(names::in, SESSION, () -> ClientSettings.build(StsClient.builder()));
    RdsClients clients =
        new RdsClients(
            account,
            region -> ClientSettings.build(in(region)),
            (other, region) ->
                ClientSettings.build(in(region).credentialsProvider(roles.in(other))),
            names.accounts());
    return new RdsAccess(clients, roles);
  }

  private static RdsClientBuilder in(Region region) {
    return RdsClient.builder().region(region);
  }

  @Override
  public void close() {
    clients.close();
    roles.close();
  }
}
