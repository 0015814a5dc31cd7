package io.snaprelay.localaws.kms;

import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.Required;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.GetPublicKeyRequest;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SignRequest;
import software.amazon.awssdk.services.kms.model.SignResponse;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.VerifyRequest;
import software.amazon.awssdk.services.kms.model.VerifyResponse;

/** Signatures with asymmetric keys. */
final class SignCalls {

  private static final int MAX_MESSAGE = 4096;
  private static final int SHA_256_LENGTH = 32;

  private final KeyAccess access;

  SignCalls(KeyAccess access) {
    this.access = access;
  }

  void register(Dispatcher dispatcher) {
    dispatcher.on(
        SignRequest.class,
        Set.of("KeyId", "Message", "MessageType", "SigningAlgorithm"),
        this::sign);
    dispatcher.on(
        VerifyRequest.class,
        Set.of("KeyId", "Message", "MessageType", "SigningAlgorithm", "Signature"),
        this::verify);
    dispatcher.on(GetPublicKeyRequest.class, Set.of("KeyId"), this::publicKey);
  }

  private SignResponse sign(SignRequest request, Call call) {
    KmsKey key = access.enabled(call, request.keyId());
    SigningAlgorithmSpec algorithm = algorithm(key, request.signingAlgorithm());
    byte[] message = message(request.message(), request.messageType());
    try {
      Signature engine = SignatureScheme.engine(algorithm, request.messageType());
      engine.initSign(pair(key).getPrivate());
      engine.update(SignatureScheme.input(algorithm, request.messageType(), message));
      return SignResponse.builder()
          .keyId(key.arn())
          .signature(SdkBytes.fromByteArray(engine.sign()))
          .signingAlgorithm(algorithm)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Signing failed", e);
    }
  }

  private VerifyResponse verify(VerifyRequest request, Call call) {
    KmsKey key = access.enabled(call, request.keyId());
    SigningAlgorithmSpec algorithm = algorithm(key, request.signingAlgorithm());
    byte[] message = message(request.message(), request.messageType());
    byte[] signature = Required.member("Signature", request.signature()).asByteArray();
    if (!isValid(pair(key), algorithm, request.messageType(), message, signature)) {
      throw KmsError.INVALID_SIGNATURE.because("The signature is not valid");
    }
    return VerifyResponse.builder()
        .keyId(key.arn())
        .signatureValid(true)
        .signingAlgorithm(algorithm)
        .build();
  }

  private static boolean isValid(
      KeyPair pair,
      SigningAlgorithmSpec algorithm,
      MessageType type,
      byte[] message,
      byte[] signature) {
    try {
      Signature engine = SignatureScheme.engine(algorithm, type);
      engine.initVerify(pair.getPublic());
      engine.update(SignatureScheme.input(algorithm, type, message));
      return engine.verify(signature);
    } catch (GeneralSecurityException e) {
      // bytes that have not even a signature's form
      return false;
    }
  }

  private GetPublicKeyResponse publicKey(GetPublicKeyRequest request, Call call) {
    KmsKey key = access.enabled(call, request.keyId());
    return GetPublicKeyResponse.builder()
        .keyId(key.arn())
        .publicKey(SdkBytes.fromByteArray(pair(key).getPublic().getEncoded()))
        .keySpec(key.plan().spec())
        .keyUsage(key.plan().usage())
        .signingAlgorithms(key.signingAlgorithms())
        .build();
  }

  private static SigningAlgorithmSpec algorithm(KmsKey key, SigningAlgorithmSpec wanted) {
    Required.member("SigningAlgorithm", wanted);
    pair(key);
    if (!key.signingAlgorithms().contains(wanted)) {
      throw KmsError.INVALID_KEY_USAGE.because(
          "Algorithm %s is incompatible with key spec %s.", wanted, key.plan().spec());
    }
    return wanted;
  }

  private static byte[] message(SdkBytes message, MessageType type) {
    byte[] bytes = Required.member("Message", message).asByteArray();
    if (bytes.length > MAX_MESSAGE) {
      throw KmsError.VALIDATION.because("Message has at most %d bytes", MAX_MESSAGE);
    }
    if (type == MessageType.DIGEST && bytes.length != SHA_256_LENGTH) {
      throw KmsError.VALIDATION.because("Digest is invalid length for algorithm: %d", bytes.length);
    }
    return bytes;
  }

  private static KeyPair pair(KmsKey key) {
    if (key.material() instanceof KeyMaterial.Asymmetric asymmetric) {
      return asymmetric.pair();
    }
    throw KmsError.INVALID_KEY_USAGE.because(
        "%s key usage is %s which is not valid for signing", key.arn(), key.plan().usage());
  }
}
