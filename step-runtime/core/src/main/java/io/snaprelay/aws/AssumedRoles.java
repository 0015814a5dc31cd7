package io.snaprelay.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The credentials with which we work in other accounts: of one role in each of them, which that
 * account lets us assume (STS API Reference, AssumeRole). The SDK renews them.
 */
public final class AssumedRoles implements AutoCloseable {
  private final UnaryOperator<String> roles;
  private final String session;
  private final Supplier<StsClient> open;
  private final Map<String, StsAssumeRoleCredentialsProvider> sessions = new ConcurrentHashMap<>();
  private volatile StsClient sts;

  /**
   * @param pattern the role's ARN, with {@code %s} for the account
   * @param session how the session is called in the other account's CloudTrail
   * @param open makes the STS client, once a role is first needed
   */
  public AssumedRoles(String pattern, String session, Supplier<StsClient> open) {
    this(pattern::formatted, session, open);
  }

  /**
   * @param roles the role's ARN for an account
   * @param session how the session is called in the other account's CloudTrail
   * @param open makes the STS client, once a role is first needed
   */
  public AssumedRoles(UnaryOperator<String> roles, String session, Supplier<StsClient> open) {
    this.roles = roles;
    this.session = session;
    this.open = open;
  }

  /** The credentials for an account; STS is asked when they are first used. */
  public AwsCredentialsProvider in(String account) {
    return sessions.computeIfAbsent(account, this::session);
  }

  private StsAssumeRoleCredentialsProvider session(String account) {
    String role = roles.apply(account);
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts())
        .refreshRequest(it -> it.roleArn(role).roleSessionName(session))
        .build();
  }

  private synchronized StsClient sts() {
    if (sts == null) {
      sts = open.get();
    }
    return sts;
  }

  @Override
  public void close() {
    sessions.values().forEach(StsAssumeRoleCredentialsProvider::close);
    if (sts != null) {
      sts.close();
    }
  }
}
