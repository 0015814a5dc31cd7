package io.snaprelay.notify;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.seal.VerifyingKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** Signs as KMS does, with a key of its own, unless it is told to fail. */
final class FakeSigner implements Signer {
  static final String KEY_ARN = "arn:aws:kms:eu-west-1:111111111111:key/signing";

  private final KeyPair pair = pair();
  private AwsFailure failure;
  private boolean wrong;
  private int calls;

  /** From now on it fails like this. */
  void failWith(AwsFailure how) {
    failure = how;
  }

  /** From now on it signs again. */
  void recover() {
    failure = null;
  }

  /** From now on it signs something else. */
  void signWrongly() {
    wrong = true;
  }

  /** How often it has been asked. */
  int calls() {
    return calls;
  }

  @Override
  public Signed sign(String keyId, byte[] document) {
    calls++;
    if (failure != null) {
      throw failure;
    }
    VerifyingKey key = VerifyingKey.ofDer(pair.getPublic().getEncoded());
    return new Signed(KEY_ARN, key, signature(wrong ? new byte[1] : document));
  }

  private byte[] signature(byte[] document) {
    try {
      Signature engine = Signature.getInstance("SHA256withECDSA");
      engine.initSign(pair.getPrivate());
      engine.update(document);
      return engine.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
