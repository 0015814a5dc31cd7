package io.snaprelay.localaws.secrets;

import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;

/** One version's content: text or bytes, never both. */
record SecretValue(String versionId, String text, SdkBytes bytes, Instant created) {

  SecretValue {
    if ((text == null) == (bytes == null)) {
      throw SecretError.INVALID_PARAMETER.because(
          "You must provide either SecretString or SecretBinary.");
    }
  }

  boolean sameContent(SecretValue other) {
    return text == null ? bytes.equals(other.bytes) : text.equals(other.text);
  }
}
