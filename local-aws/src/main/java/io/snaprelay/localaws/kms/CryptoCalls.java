package io.snaprelay.localaws.kms;

import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.Required;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/** Encryption with symmetric keys. */
final class CryptoCalls {

  private static final int MAX_PLAINTEXT = 4096;

  private final KeyAccess access;

  CryptoCalls(KeyAccess access) {
    this.access = access;
  }

  void register(Dispatcher dispatcher) {
    dispatcher.on(
        EncryptRequest.class,
        Set.of("KeyId", "Plaintext", "EncryptionContext", "EncryptionAlgorithm"),
        this::encrypt);
    dispatcher.on(
        DecryptRequest.class,
        Set.of("KeyId", "CiphertextBlob", "EncryptionContext", "EncryptionAlgorithm"),
        this::decrypt);
    dispatcher.on(
        GenerateDataKeyRequest.class,
        Set.of("KeyId", "KeySpec", "NumberOfBytes", "EncryptionContext"),
        this::generateDataKey);
  }

  private EncryptResponse encrypt(EncryptRequest request, Call call) {
    requireSymmetric(request.encryptionAlgorithm());
    KmsKey key = access.enabled(call, request.keyId());
    byte[] plaintext = Required.member("Plaintext", request.plaintext()).asByteArray();
    if (plaintext.length > MAX_PLAINTEXT) {
      throw KmsError.VALIDATION.because("Plaintext has at most %d bytes", MAX_PLAINTEXT);
    }
    return EncryptResponse.builder()
        .keyId(key.arn())
        .ciphertextBlob(seal(key, plaintext, request.encryptionContext()))
        .encryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
        .build();
  }

  private DecryptResponse decrypt(DecryptRequest request, Call call) {
    requireSymmetric(request.encryptionAlgorithm());
    Ciphertext blob = Ciphertext.parse(Required.member("CiphertextBlob", request.ciphertextBlob()));
    KmsKey key = access.enabled(call, blob.keyArn());
    if (request.keyId() != null && access.permitted(call, request.keyId()) != key) {
      throw KmsError.INCORRECT_KEY.because("The key of KeyId did not encrypt this ciphertext");
    }
    byte[] plaintext = blob.open(secret(key), request.encryptionContext());
    return DecryptResponse.builder()
        .keyId(key.arn())
        .plaintext(SdkBytes.fromByteArray(plaintext))
        .encryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
        .build();
  }

  private GenerateDataKeyResponse generateDataKey(GenerateDataKeyRequest request, Call call) {
    KmsKey key = access.enabled(call, request.keyId());
    byte[] dataKey = KeyMaterial.random(length(request));
    return GenerateDataKeyResponse.builder()
        .keyId(key.arn())
        .plaintext(SdkBytes.fromByteArray(dataKey))
        .ciphertextBlob(seal(key, dataKey, request.encryptionContext()))
        .build();
  }

  private static int length(GenerateDataKeyRequest request) {
    boolean bySpec = request.keySpec() != null;
    if (bySpec == (request.numberOfBytes() != null)) {
      throw KmsError.VALIDATION.because("Please specify either number of bytes or key spec.");
    }
    int bytes = bySpec ? length(request.keySpec()) : request.numberOfBytes();
    if (bytes < 1 || bytes > 1024) {
      throw KmsError.VALIDATION.because("NumberOfBytes is from 1 to 1024, not %d", bytes);
    }
    return bytes;
  }

  private static int length(DataKeySpec spec) {
    return switch (spec) {
      case AES_128 -> 16;
      case AES_256 -> 32;
      default -> throw KmsError.VALIDATION.because("KeySpec is AES_256 or AES_128");
    };
  }

  private static SdkBytes seal(KmsKey key, byte[] plaintext, Map<String, String> context) {
    return Ciphertext.seal(key.arn(), secret(key), plaintext, context).blob();
  }

  private static SecretKey secret(KmsKey key) {
    if (key.material() instanceof KeyMaterial.Symmetric symmetric) {
      return symmetric.key();
    }
    throw KmsError.INVALID_KEY_USAGE.because(
        "%s key usage is %s which is not valid for encryption", key.arn(), key.plan().usage());
  }

  private static void requireSymmetric(EncryptionAlgorithmSpec algorithm) {
    if (algorithm != null && algorithm != EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT) {
      throw KmsError.UNSUPPORTED.because(
          "local-aws does not implement EncryptionAlgorithm %s", algorithm);
    }
  }
}
