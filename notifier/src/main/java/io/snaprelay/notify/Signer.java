package io.snaprelay.notify;

import io.snaprelay.seal.VerifyingKey;

/** Who signs evidence. */
interface Signer {
  /**
   * Signs a document with the key of this name.
   *
   * @param keyId id, ARN or alias of a KMS key
   * @throws io.snaprelay.aws.AwsFailure if KMS refuses or does not answer
   * @throws VerifyingKey.Unusable if the key is of a kind that is not used here
   */
  Signed sign(String keyId, byte[] document);

  /**
   * A signature.
   *
   * @param keyArn the key that made it, whatever an alias means by now
   * @param key its public half
   * @param signature the bare bytes
   */
  record Signed(String keyArn, VerifyingKey key, byte[] signature) {}
}
