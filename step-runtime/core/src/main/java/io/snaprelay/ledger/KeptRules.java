package io.snaprelay.ledger;

import io.snaprelay.seal.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The texts of masking rules in the ledger, each one once, under its hash. A run knows its rules by
 * that hash: a later edit of the file does not touch it, and its evidence says which rules it was.
 */
public final class KeptRules {
  private static final String FOLDER = "rules/";

  private final Ledger ledger;

  public KeptRules(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Keeps a text; returns its SHA-256 in hex. */
  public String keep(String text) {
    String hash = sha256(text);
    ledger.create(FOLDER + hash, text.getBytes(StandardCharsets.UTF_8));
    return hash;
  }

  /** The text of a hash; empty if it was never kept, or is no longer what was kept. */
  public Optional<String> text(String hash) {
    return ledger
        .read(FOLDER + hash)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .filter(text -> sha256(text).equals(hash));
  }

  private static String sha256(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }
}
