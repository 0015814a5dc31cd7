package io.snaprelay.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.snaprelay.seal.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Whether evidence was signed, and with what. The ledger keeps the first one: an ECDSA signature is
 * another one each time it is made, so that one of them has to count.
 *
 * @param state signed or not
 * @param at when that was decided
 * @param documentSha256 SHA-256 of the document, in hex
 * @param reason why it is not signed
 * @param keyArn the KMS key
 * @param algorithm KMS's name of the algorithm
 * @param keyFingerprint SHA-256 of the public key's DER form, in hex
 * @param publicKey the public key, as PEM
 * @param signature the signature, in Base64
 */
public record EvidenceSignature(
    State state,
    Instant at,
    String documentSha256,
    Optional<String> reason,
    Optional<String> keyArn,
    Optional<String> algorithm,
    Optional<String> keyFingerprint,
    Optional<String> publicKey,
    Optional<String> signature) {

  /** Whether there is a signature. */
  public enum State {
    SIGNED,
    NOT_SIGNED
  }

  /** A document with a signature. */
  public static EvidenceSignature signed(
      String documentSha256, Instant at, String keyArn, VerifyingKey key, byte[] signature) {
    return new EvidenceSignature(
        State.SIGNED,
        at,
        documentSha256,
        Optional.empty(),
        Optional.of(keyArn),
        Optional.of(key.algorithm().name()),
        Optional.of(key.fingerprint()),
        Optional.of(key.pem()),
        Optional.of(Base64.getEncoder().encodeToString(signature)));
  }

  /** A document without one. */
  public static EvidenceSignature none(String documentSha256, Instant at, String reason) {
    return new EvidenceSignature(
        State.NOT_SIGNED,
        at,
        documentSha256,
        Optional.of(reason),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @JsonIgnore
  public boolean isSigned() {
    return state == State.SIGNED;
  }

  /** The public key's PEM file. */
  public Optional<byte[]> pem() {
    return publicKey.map(text -> text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The bare bytes of the signature. */
  public Optional<byte[]> bytes() {
    return signature.map(Base64.getDecoder()::decode);
  }
}
