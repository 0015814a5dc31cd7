package io.snaprelay.localaws.kms;

import io.snaprelay.localaws.policy.Access;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Required;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.KeyState;

/** Finds keys for callers, and judges whether they may use them. */
final class KeyAccess {

  private static final Pattern ASSUMED =
      Pattern.compile("arn:aws:sts::(\\d{12}):assumed-role/([^/]+)/.+");

  private final KeyStore store;

  KeyAccess(KeyStore store) {
    this.store = store;
  }

  /**
   * The key that a call names and may use, in whatever state it is.
   *
   * @param keyId id, ARN, alias name or alias ARN
   */
  KmsKey permitted(Call call, String keyId) {
    KmsKey key = find(call.account(), call.region(), Required.member("KeyId", keyId));
    authorize(call, key, "kms:" + call.operation());
    return key;
  }

  /** As above, and the key must be enabled. */
  KmsKey enabled(Call call, String keyId) {
    return enabled(permitted(call, keyId));
  }

  /** A key of the caller's own account, which AWS does not manage: one whose settings change. */
  KmsKey own(Call call, String keyId) {
    KmsKey key = permitted(call, keyId);
    if (!key.plan().account().equals(call.account()) || key.isManagedByAws()) {
      throw denied(call.principal(), "kms:" + call.operation(), key);
    }
    return key;
  }

  KmsKey find(String account, String region, String keyId) {
    KmsArn arn = arn(account, region, keyId);
    if (!arn.region().equals(region)) {
      throw KmsError.NOT_FOUND.because("Invalid arn %s", arn.region());
    }
    return store
        .find(arn)
        .orElseThrow(
            () ->
                arn.resource().startsWith("alias/")
                    ? KmsError.NOT_FOUND.because("Alias %s is not found.", arn)
                    : KmsError.NOT_FOUND.because("Key '%s' does not exist", arn));
  }

  private static KmsArn arn(String account, String region, String keyId) {
    if (keyId.startsWith("arn:")) {
      return KmsArn.parse(keyId).orElseThrow(() -> KmsError.INVALID_ARN.because("%s", keyId));
    }
    return new KmsArn(region, account, keyId.startsWith("alias/") ? keyId : "key/" + keyId);
  }

  /** A key is usable in one state only; each other has its own error. */
  static KmsKey enabled(KmsKey key) {
    if (key.state() == KeyState.DISABLED) {
      throw KmsError.DISABLED.because("%s is disabled.", key.arn());
    }
    if (key.state() != KeyState.ENABLED) {
      throw KmsError.INVALID_STATE.because("%s is pending deletion.", key.arn());
    }
    return key;
  }

  private static void authorize(Call call, KmsKey key, String action) {
    boolean allowed = identities(call).stream().anyMatch(who -> allows(key, who, action));
    if (!allowed) {
      throw denied(call.principal(), action, key);
    }
  }

  /** Whether an account, or the principal of that ARN, may do something with the key. */
  static boolean allows(KmsKey key, String who, String action) {
    return key.policy().allows(new Access(who, action, key.arn(), Map.of()))
        || key.grants().stream().anyMatch(grant -> grants(grant, who, action));
  }

  private static boolean grants(GrantListEntry grant, String who, String action) {
    String grantee = grant.granteePrincipal();
    return grant.operationsAsStrings().contains(action.substring("kms:".length()))
        && (grantee.equals(who) || grantee.equals("arn:aws:iam::%s:root".formatted(who)));
  }

  /** A policy may name the account, the role, or the session. */
  private static List<String> identities(Call call) {
    Matcher role = ASSUMED.matcher(call.principal());
    return role.matches()
        ? List.of(
            call.account(),
            call.principal(),
            "arn:aws:iam::%s:role/%s".formatted(role.group(1), role.group(2)))
        : List.of(call.account(), call.principal());
  }

  static RuntimeException denied(String who, String action, KmsKey key) {
    return KmsError.ACCESS_DENIED.because(
        "User: %s is not authorized to perform: %s on resource: %s because no resource-based"
            + " policy allows the %s action",
        who, action, key.arn(), action);
  }
}
