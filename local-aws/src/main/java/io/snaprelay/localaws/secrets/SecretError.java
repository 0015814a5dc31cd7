package io.snaprelay.localaws.secrets;

import io.snaprelay.localaws.wire.AwsError;

/**
 * The errors of Secrets Manager. Source: its API Reference, the error section of each operation.
 */
enum SecretError {
  ACCESS_DENIED("AccessDeniedException"),
  DECRYPTION("DecryptionFailure"),
  ENCRYPTION("EncryptionFailure"),
  EXISTS("ResourceExistsException"),
  INVALID_PARAMETER("InvalidParameterException"),
  INVALID_REQUEST("InvalidRequestException"),
  NOT_FOUND("ResourceNotFoundException");

  private final String code;

  SecretError(String code) {
    this.code = code;
  }

  AwsError because(String message) {
    return new AwsError(400, code, message);
  }
}
