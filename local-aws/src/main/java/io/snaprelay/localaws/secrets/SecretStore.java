package io.snaprelay.localaws.secrets;

import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Required;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All secrets of all accounts and regions. */
final class SecretStore {

  private final Map<String, Secret> secretsByArn = new ConcurrentHashMap<>();

  /** The ARN ends in six characters of chance, so that a name used again is another secret. */
  static String newArn(String account, String region, String name) {
    String chance = UUID.randomUUID().toString().substring(0, 6);
    return "arn:aws:secretsmanager:%s:%s:secret:%s-%s".formatted(region, account, name, chance);
  }

  synchronized void add(Secret secret) {
    Secret.Identity identity = secret.identity();
    if (named(identity.account(), identity.region(), identity.name()).isPresent()) {
      throw SecretError.EXISTS.because(
          "The operation failed because the secret %s already exists.".formatted(identity.name()));
    }
    secretsByArn.put(identity.arn(), secret);
  }

  void remove(Secret secret) {
    secretsByArn.remove(secret.identity().arn());
  }

  Optional<Secret> byArn(String arn) {
    return Optional.ofNullable(secretsByArn.get(arn));
  }

  List<Secret> all(String account, String region) {
    return secretsByArn.values().stream()
        .filter(s -> isAt(s, account, region))
        .sorted(Comparator.comparing(s -> s.identity().name()))
        .toList();
  }

  private static boolean isAt(Secret secret, String account, String region) {
    return secret.identity().account().equals(account) && secret.identity().region().equals(region);
  }

  private Optional<Secret> named(String account, String region, String name) {
    return all(account, region).stream().filter(s -> s.identity().name().equals(name)).findFirst();
  }

  /** The secret that a call names by name or ARN, marked for deletion or not. */
  Secret find(Call call, String secretId) {
    Required.member("SecretId", secretId);
    if (secretId.startsWith("arn:")) {
      refuseForeign(call, secretId);
    }
    return byArn(secretId)
        .filter(s -> isAt(s, call.account(), call.region()))
        .or(() -> named(call.account(), call.region(), secretId))
        .orElseThrow(
            () ->
                SecretError.NOT_FOUND.because("Secrets Manager can't find the specified secret."));
  }

  private static void refuseForeign(Call call, String arn) {
    String[] parts = arn.split(":", 6);
    if (parts.length == 6 && !parts[4].equals(call.account())) {
      throw SecretError.ACCESS_DENIED.because(
          "User: %s is not authorized to perform: secretsmanager:%s on resource: %s because no"
                  .formatted(call.principal(), call.operation(), arn)
              + " resource-based policy allows the action");
    }
  }

  /** The same, and it must not be marked for deletion. */
  Secret active(Call call, String secretId) {
    Secret secret = find(call, secretId);
    if (secret.deletion().isPresent()) {
      throw SecretError.INVALID_REQUEST.because(
          "You can't perform this operation on the secret because it was marked for deletion.");
    }
    return secret;
  }
}
