package io.snaprelay.localaws.sts;

import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Whom access keys belong to: twelve digits are the account itself, keys issued by AssumeRole the
 * role's session, and any other key the default account.
 */
public final class Callers implements Function<String, Caller> {

  private record Issued(Caller caller, Instant expires) {}

  private final String defaultAccount;
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  public Callers(String defaultAccount) {
    this.defaultAccount = defaultAccount;
  }

  void issue(String accessKey, Caller caller, Instant expires) {
    issued.put(accessKey, new Issued(caller, expires));
  }

  @Override
  public Caller apply(String accessKey) {
    if (accessKey.matches("\\d{12}")) {
      return Caller.root(accessKey);
    }
    return accessKey.startsWith(LocalSts.TEMPORARY)
        ? temporary(issued.get(accessKey))
        : Caller.root(defaultAccount);
  }

  private static Caller temporary(Issued session) {
    if (session == null) {
      throw new AwsError(
          403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }
    if (session.expires().isBefore(Clock.systemUTC().instant())) {
      throw new AwsError(
          403, "ExpiredToken", "The security token included in the request is expired");
    }
    return session.caller();
  }
}
