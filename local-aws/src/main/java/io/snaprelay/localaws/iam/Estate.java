package io.snaprelay.localaws.iam;

import java.util.Map;
import java.util.Optional;

/** What there is, as far as conditions of policies ask for it. */
public interface Estate {

  /**
   * A thing of RDS.
   *
   * @param kmsKey the ARN of the key that it is encrypted with
   * @param parameterGroup the group that a restore of it has unless another is named
   * @param optionGroup the same of option groups
   */
  record Thing(
      Map<String, String> tags,
      Optional<String> kmsKey,
      Optional<String> parameterGroup,
      Optional<String> optionGroup) {

    /** Something that is not there. */
    public static final Thing NONE =
        new Thing(Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The thing of an ARN, {@link Thing#NONE} if there is none. */
  Thing thing(String arn);

  /** The default groups of an engine's version; null for the newest. */
  Thing likeNew(String engine, String version);

  /**
   * The ARN of a key.
   *
   * @param key id, ARN, alias or alias ARN
   */
  Optional<String> key(String account, String region, String key);

  /** Whether AWS made the key: its own policy admits everybody of the account. */
  boolean isAwsManaged(String keyArn);

  /** Whether a bucket holds an object. */
  boolean hasObject(String bucket, String key);

  /**
   * The secret that a call names.
   *
   * @param secret name or ARN
   */
  Optional<KeptSecret> secret(String account, String region, String secret);

  /**
   * A secret.
   *
   * @param kmsKey id, ARN or alias; empty for {@code aws/secretsmanager}
   */
  record KeptSecret(String arn, Map<String, String> tags, Optional<String> kmsKey) {}
}
