package io.snaprelay.localaws.kms;

import io.snaprelay.localaws.wire.AwsError;

/** The errors of KMS. Source: KMS API Reference, the error section of each operation. */
enum KmsError {
  ACCESS_DENIED("AccessDeniedException"),
  ALREADY_EXISTS("AlreadyExistsException"),
  DISABLED("DisabledException"),
  INCORRECT_KEY("IncorrectKeyException"),
  INVALID_ALIAS_NAME("InvalidAliasNameException"),
  INVALID_ARN("InvalidArnException"),
  INVALID_CIPHERTEXT("InvalidCiphertextException"),
  INVALID_KEY_USAGE("InvalidKeyUsageException"),
  INVALID_SIGNATURE("KMSInvalidSignatureException"),
  INVALID_STATE("KMSInvalidStateException"),
  MALFORMED_POLICY("MalformedPolicyDocumentException"),
  NOT_FOUND("NotFoundException"),
  UNSUPPORTED("UnsupportedOperationException"),
  VALIDATION("ValidationException");

  private final String code;

  KmsError(String code) {
    this.code = code;
  }

  AwsError because(String message, Object... values) {
    return new AwsError(400, code, message.formatted(values));
  }
}
