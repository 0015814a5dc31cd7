package io.snaprelay.localaws.kms;

import io.snaprelay.localaws.policy.ResourcePolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** One key, with everything about it that changes. */
final class KmsKey {

  /** How a key is made. */
  record Plan(
      String account,
      String region,
      KeySpec spec,
      KeyUsageType usage,
      KeyManagerType manager,
      String description) {}

  private final Plan plan;
  private final String id;
  private final Instant created;
  private final KeyMaterial material;
  private final Map<String, String> tags = new TreeMap<>();
  private final List<GrantListEntry> grants = new CopyOnWriteArrayList<>();
  private volatile KeyState state = KeyState.ENABLED;
  private volatile Instant deletion;
  private volatile String policyText;
  private volatile ResourcePolicy policy;

  KmsKey(Plan plan, String id, Instant created, String policyText) {
    this.plan = plan;
    this.id = id;
    this.created = created;
    this.material = KeyMaterial.generate(plan.spec());
    policy(policyText);
  }

  String id() {
    return id;
  }

  String arn() {
    return new KmsArn(plan.region(), plan.account(), "key/" + id).toString();
  }

  Plan plan() {
    return plan;
  }

  KeyMaterial material() {
    return material;
  }

  boolean isManagedByAws() {
    return plan.manager() == KeyManagerType.AWS;
  }

  KeyState state() {
    return state;
  }

  void state(KeyState now) {
    state = now;
    deletion = null;
  }

  void scheduleDeletion(Instant when) {
    state = KeyState.PENDING_DELETION;
    deletion = when;
  }

  Instant deletion() {
    return deletion;
  }

  List<GrantListEntry> grants() {
    return grants;
  }

  Map<String, String> tags() {
    return tags;
  }

  String policyText() {
    return policyText;
  }

  ResourcePolicy policy() {
    return policy;
  }

  /** Replaces the key policy; one that cannot be understood is refused and changes nothing. */
  void policy(String json) {
    try {
      policy = ResourcePolicy.parse(json);
      policyText = json;
    } catch (IllegalArgumentException e) {
      throw KmsError.MALFORMED_POLICY.because("%s", e.getMessage());
    }
  }

  KeyMetadata metadata() {
    KeyMetadata.Builder metadata =
        KeyMetadata.builder()
            .awsAccountId(plan.account())
            .keyId(id)
            .arn(arn())
            .creationDate(created)
            .enabled(state == KeyState.ENABLED)
            .description(plan.description())
            .keyUsage(plan.usage())
            .keyState(state)
            .deletionDate(deletion)
            .origin("AWS_KMS")
            .keyManager(plan.manager())
            .keySpec(plan.spec())
            .multiRegion(false);
    return withAlgorithms(metadata).build();
  }

  private KeyMetadata.Builder withAlgorithms(KeyMetadata.Builder metadata) {
    return material instanceof KeyMaterial.Symmetric
        ? metadata.encryptionAlgorithms(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
        : metadata.signingAlgorithms(signingAlgorithms());
  }

  List<SigningAlgorithmSpec> signingAlgorithms() {
    return SignatureScheme.of(plan.spec());
  }
}
