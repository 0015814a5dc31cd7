package io.snaprelay.localaws.kms;

import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.Dispatcher;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;

/** The service, and what other services of AWS ask of it. */
public final class LocalKms {

  /** RDS works with a key through grants that it creates in the caller's name. */
  private static final String USE = "kms:CreateGrant";

  private final KeyStore store;
  private final KeyAccess access;
  private final Timeline time;

  public LocalKms(Timeline time) {
    this.time = time;
    this.store = new KeyStore(time);
    this.access = new KeyAccess(store);
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.service("kms", "TrentService", KmsClient.class);
    new KeyCalls(store, access, time).register(dispatcher);
    new AliasCalls(store, access, time).register(dispatcher);
    new PermissionCalls(access, time).register(dispatcher);
    new CryptoCalls(access).register(dispatcher);
    new SignCalls(access).register(dispatcher);
  }

  /**
   * The ARN of a key that an account may use in a region, at this moment.
   *
   * @param keyId id, ARN, alias name or alias ARN; an alias of AWS such as {@code alias/aws/rds}
   *     comes into being by being asked for
   * @throws io.snaprelay.localaws.wire.AwsError NotFoundException (also for an ARN of another
   *     region), DisabledException, KMSInvalidStateException (pending deletion),
   *     AccessDeniedException (key policy), InvalidArnException
   */
  public String usableKey(String account, String region, String keyId) {
    KmsKey key = KeyAccess.enabled(access.find(account, region, keyId));
    if (!KeyAccess.allows(key, account, USE)) {
      throw KeyAccess.denied("arn:aws:iam::%s:root".formatted(account), USE, key);
    }
    return key.arn();
  }

  /** Whether AWS manages the key; such a key cannot be used by another account. */
  public boolean isManagedByAws(String keyArn) {
    return KmsArn.parse(keyArn).flatMap(store::find).map(KmsKey::isManagedByAws).orElse(false);
  }

  /**
   * The ARN of a key that exists, usable or not.
   *
   * @param keyId id, ARN, alias name or alias ARN
   */
  public Optional<String> arnOf(String account, String region, String keyId) {
    return (keyId.startsWith("arn:")
            ? KmsArn.parse(keyId)
            : Optional.of(
                new KmsArn(region, account, keyId.startsWith("alias/") ? keyId : "key/" + keyId)))
        .flatMap(store::find)
        .map(KmsKey::arn);
  }
}
