package io.snaprelay.database;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AssumedRoles;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsUtilities;

/**
 * Tokens that are signed here, with the credentials of the service, or of its role in the
 * database's account: no call to RDS makes them.
 */
@ApplicationScoped
public class RdsTokens implements IamTokens {
  private final Function<String, AwsCredentialsProvider> credentials;

  /** With the credentials that the SDK finds; elsewhere, of the role there. */
  @Inject
  public RdsTokens(Account home, AssumedRoles roles) {
    this(credentials(home, roles));
  }

  /**
   * @param credentials of the account that a database belongs to
   */
  RdsTokens(Function<String, AwsCredentialsProvider> credentials) {
    this.credentials = credentials;
  }

  private static Function<String, AwsCredentialsProvider> credentials(
      Account home, AssumedRoles roles) {
    AwsCredentialsProvider ours = DefaultCredentialsProvider.builder().build();
    return account -> account.equals(home.id()) ? ours : roles.in(account);
  }

  @Override
  public String token(DatabaseRef database, DatabaseState.Endpoint at, String user) {
    return RdsUtilities.builder()
        .region(Region.of(database.region()))
        .credentialsProvider(credentials.apply(database.account()))
        .build()
        .generateAuthenticationToken(it -> it.hostname(at.host()).port(at.port()).username(user));
  }
}
