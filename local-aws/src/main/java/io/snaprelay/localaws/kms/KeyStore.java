package io.snaprelay.localaws.kms;

import io.snaprelay.localaws.time.Timeline;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/** All keys and aliases of all accounts and regions. */
final class KeyStore {

  /** AWS makes these by itself when a service first needs one. */
  private static final List<String> MANAGED = List.of("alias/aws/rds", "alias/aws/secretsmanager");

  private final Timeline time;
  private final Map<String, KmsKey> keysByArn = new ConcurrentHashMap<>();
  private final Map<String, Alias> aliasesByArn = new ConcurrentHashMap<>();

  KeyStore(Timeline time) {
    this.time = time;
  }

  KmsKey create(KmsKey.Plan plan, String policy) {
    KmsKey key = new KmsKey(plan, UUID.randomUUID().toString(), time.now(), policy);
    keysByArn.put(key.arn(), key);
    return key;
  }

  /** The policy that a key has unless it is given another: its account may do everything. */
  static String defaultPolicy(String account) {
    return """
        {"Version":"2012-10-17","Statement":[{"Sid":"Enable IAM User Permissions",\
        "Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"kms:*",\
        "Resource":"*"}]}"""
        .formatted(account);
  }

  void forget(KmsKey key) {
    keysByArn.remove(key.arn());
    aliasesByArn.values().removeIf(alias -> alias.keyArn().equals(key.arn()));
  }

  List<KmsKey> keys(String account, String region) {
    return keysByArn.values().stream()
        .filter(k -> k.plan().account().equals(account) && k.plan().region().equals(region))
        .sorted(Comparator.comparing(KmsKey::id))
        .toList();
  }

  List<Alias> aliases(String account, String region) {
    return aliasesByArn.values().stream()
        .filter(a -> a.arn().account().equals(account) && a.arn().region().equals(region))
        .sorted(Comparator.comparing(Alias::name))
        .toList();
  }

  /** False if there is one of that name. */
  boolean add(Alias alias) {
    return aliasesByArn.putIfAbsent(alias.arn().toString(), alias) == null;
  }

  void replace(Alias alias) {
    aliasesByArn.put(alias.arn().toString(), alias);
  }

  boolean removeAlias(KmsArn arn) {
    return aliasesByArn.remove(arn.toString()) != null;
  }

  Optional<Alias> alias(KmsArn arn) {
    return Optional.ofNullable(aliasesByArn.get(arn.toString()));
  }

  /** The key that an ARN of a key or alias names. */
  Optional<KmsKey> find(KmsArn arn) {
    if (arn.resource().startsWith("key/")) {
      return Optional.ofNullable(keysByArn.get(arn.toString()));
    }
    if (MANAGED.contains(arn.resource())) {
      createManaged(arn);
    }
    return alias(arn).map(alias -> keysByArn.get(alias.keyArn()));
  }

  private synchronized void createManaged(KmsArn alias) {
    if (alias(alias).isEmpty()) {
      KmsKey key = create(managed(alias), defaultPolicy(alias.account()));
      add(new Alias(alias, key.arn(), time.now()));
    }
  }

  private static KmsKey.Plan managed(KmsArn alias) {
    return new KmsKey.Plan(
        alias.account(),
        alias.region(),
        KeySpec.SYMMETRIC_DEFAULT,
        KeyUsageType.ENCRYPT_DECRYPT,
        KeyManagerType.AWS,
        "Default key of " + alias.resource().substring("alias/".length()));
  }
}
