package io.snaprelay.database;

import io.snaprelay.rds.DatabaseState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsUtilities;

/** Tokens that are signed here, with the credentials of the service: no call to AWS makes them. */
@ApplicationScoped
public class RdsTokens implements IamTokens {
  private final AwsCredentialsProvider credentials;

  /** With the credentials that the SDK finds. */
  @Inject
  public RdsTokens() {
    this(DefaultCredentialsProvider.builder().build());
  }

  RdsTokens(AwsCredentialsProvider credentials) {
    this.credentials = credentials;
  }

  @Override
  public String token(String region, DatabaseState.Endpoint at, String user) {
    return RdsUtilities.builder()
        .region(Region.of(region))
        .credentialsProvider(credentials)
        .build()
        .generateAuthenticationToken(it -> it.hostname(at.host()).port(at.port()).username(user));
  }
}
