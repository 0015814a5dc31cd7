package io.snaprelay.localaws.rds;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keys that are usable by the accounts that a test says. */
final class FakeKeys implements KmsKeys {

  private final Map<String, Set<String>> users = new ConcurrentHashMap<>();
  private final Map<String, String> aliases = new HashMap<>();

  /** A customer's key, usable by its own account and by others that are named. */
  String create(String account, String region, String alias, String... others) {
    String arn = "arn:aws:kms:%s:%s:key/%s".formatted(region, account, alias);
    Set<String> accounts = new HashSet<>(Set.of(others));
    accounts.add(account);
    users.put(arn, accounts);
    aliases.put(region + account + "alias/" + alias, arn);
    return arn;
  }

  /** Another account may use the key from now on. */
  void admit(String arn, String account) {
    Set<String> accounts = new HashSet<>(users.get(arn));
    accounts.add(account);
    users.put(arn, accounts);
  }

  void disable(String arn) {
    users.put(arn, Set.of());
  }

  @Override
  public Optional<String> usable(String account, String region, String key) {
    String arn = aliases.getOrDefault(region + account + key, key);
    boolean own = isAwsManaged(arn) && arn.contains(":" + account + ":");
    boolean admitted = users.getOrDefault(arn, Set.of()).contains(account);
    return own || admitted ? Optional.of(arn) : Optional.empty();
  }

  @Override
  public String defaultKey(String account, String region) {
    return "arn:aws:kms:%s:%s:key/aws-rds".formatted(region, account);
  }

  @Override
  public boolean isAwsManaged(String keyArn) {
    return keyArn.endsWith("/aws-rds");
  }
}
