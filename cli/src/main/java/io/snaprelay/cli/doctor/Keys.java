package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.kms.KeyPolicy;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;

/** What is wrong with a key, given what a run wants of it. */
final class Keys {
  private final Estate estate;
  private final Findings findings;

  Keys(Estate estate, Findings findings) {
    this.estate = estate;
    this.findings = findings;
  }

  /**
   * A key that is to be used.
   *
   * @param field what names it
   * @param name id, ARN or alias
   * @param accounts the other accounts that must be able to use it
   * @return the key, if it is there and enabled
   */
  Optional<KeyMetadata> need(String field, Spot spot, String name, List<String> accounts) {
    if (!estate.reaches(spot)) {
      return Optional.empty();
    }
    Optional<KeyMetadata> key = find(spot, name);
    if (key.isEmpty()) {
      findings.add(
          FindingCode.KEY_NOT_FOUND,
          field,
          "KMS knows no key '%s' in %s".formatted(name, spot),
          "Create it there, or correct the name");
    }
    Optional<KeyMetadata> enabled = key.filter(it -> isEnabled(field, it));
    enabled.ifPresent(it -> letsIn(field, spot, it, accounts));
    return enabled;
  }

  /** Whether AWS manages a key: then no other account can be let to use it. */
  boolean isManagedByAws(Spot spot, String name) {
    return find(spot, name).filter(it -> it.keyManager() == KeyManagerType.AWS).isPresent();
  }

  private boolean isEnabled(String field, KeyMetadata key) {
    boolean enabled = key.keyState() == KeyState.ENABLED;
    if (!enabled) {
      findings.add(
          FindingCode.KEY_NOT_ENABLED,
          field,
          "The KMS key %s is '%s'".formatted(key.arn(), key.keyStateAsString()),
          "Enable it (cancel its deletion first), or name another one");
    }
    return enabled;
  }

  private void letsIn(String field, Spot spot, KeyMetadata key, List<String> accounts) {
    if (accounts.isEmpty()) {
      return;
    }
    if (key.keyManager() == KeyManagerType.AWS) {
      findings.add(
          FindingCode.KEY_MANAGED_BY_AWS,
          field,
          "AWS manages the KMS key %s: %s can never be let to use it"
              .formatted(key.arn(), String.join(", ", accounts)),
          "Copy under a key of your own before anything is shared");
      return;
    }
    policy(spot, key.arn())
        .map(policy -> KeyPolicy.read(policy).shutsOut(accounts))
        .filter(out -> !out.isEmpty())
        .ifPresent(out -> shutOut(field, key, out));
  }

  private void shutOut(String field, KeyMetadata key, List<String> accounts) {
    findings.add(
        FindingCode.KEY_SHUTS_OUT,
        field,
        "The policy of the KMS key %s does not let %s use it"
            .formatted(key.arn(), String.join(", ", accounts)),
        "Add this statement to it: " + KeyPolicy.statementFor(accounts));
  }

  private Optional<KeyMetadata> find(Spot spot, String name) {
    KmsClient kms = estate.clients().kms(spot);
    return Present.orNot(
        () ->
            Optional.of(
                AwsCalls.call("kms:DescribeKey", () -> kms.describeKey(it -> it.keyId(name)))
                    .keyMetadata()));
  }

  /** Only its owner may read it: KMS answers others as if there were no such key. */
  private Optional<String> policy(Spot spot, String arn) {
    KmsClient kms = estate.clients().kms(spot);
    return Present.orNot(
        () ->
            Optional.of(
                AwsCalls.call("kms:GetKeyPolicy", () -> kms.getKeyPolicy(it -> it.keyId(arn)))
                    .policy()));
  }
}
