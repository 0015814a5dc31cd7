package io.snaprelay.cli.evidence;

import io.snaprelay.seal.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Checks the signature that lies beside a document.
 *
 * @param pinned the key that the reader trusts; absent if he takes the one that lies beside
 */
record SignatureCheck(Optional<VerifyingKey> pinned) {

  /**
   * What came of it.
   *
   * @param key the key that it was checked with
   * @param problem why it is not valid; absent if it is
   */
  record Result(Optional<VerifyingKey> key, Optional<Problem> problem) {}

  Result of(Evidence document) {
    Optional<byte[]> signature = EvidencePaths.beside(document.file(), ".sig");
    if (signature.isEmpty()) {
      return new Result(
          Optional.empty(),
          problem(document, Problem.Code.NOT_SIGNED, "there is no .sig beside it"));
    }
    try {
      Optional<VerifyingKey> key = pinned.or(() -> beside(document));
      return key.map(known -> of(document, signature.get(), known))
          .orElseGet(() -> withoutKey(document, "there is no .pem beside it, nor --key"));
    } catch (VerifyingKey.Unusable e) {
      return withoutKey(document, "the .pem beside it: " + e.getMessage());
    }
  }

  private Result of(Evidence document, byte[] signature, VerifyingKey key) {
    return new Result(
        Optional.of(key),
        key.verifies(document.bytes(), signature)
            ? Optional.empty()
            : problem(document, Problem.Code.SIGNATURE_INVALID, invalid(document, signature)));
  }

  private String invalid(Evidence document, byte[] signature) {
    boolean another =
        pinned.isPresent()
            && lenient(document)
                .filter(key -> key.verifies(document.bytes(), signature))
                .isPresent();
    return another
        ? "it is signed, but with another key than the one you trust"
        : "the document or the signature was changed, or it is another key's";
  }

  private static Optional<VerifyingKey> lenient(Evidence document) {
    try {
      return beside(document);
    } catch (VerifyingKey.Unusable strange) {
      return Optional.empty();
    }
  }

  private static Optional<VerifyingKey> beside(Evidence document) {
    return EvidencePaths.beside(document.file(), ".pem")
        .map(pem -> VerifyingKey.ofPem(new String(pem, StandardCharsets.ISO_8859_1)));
  }

  private static Result withoutKey(Evidence document, String why) {
    return new Result(Optional.empty(), problem(document, Problem.Code.KEY_MISSING, why));
  }

  private static Optional<Problem> problem(Evidence document, Problem.Code code, String detail) {
    return Optional.of(new Problem(code, document.file().toString(), detail));
  }
}
