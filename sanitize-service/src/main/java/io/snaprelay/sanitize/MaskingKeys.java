package io.snaprelay.sanitize;

import io.snaprelay.database.MasterSecrets;
import io.snaprelay.database.SecretTexts;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rules.KeySource;
import io.snaprelay.sanitize.engine.MaskingKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that masked values are derived from.
 *
 * <p>A run's own key has to be the same for a redelivery, which goes on in the middle, and must lie
 * neither in the database nor in the ledger. It is derived from the master password of the
 * temporary database: RDS made that at random for this run, Secrets Manager alone keeps it, and it
 * is gone with the database. So there is nothing more to create, to permit or to delete.
 */
@ApplicationScoped
class MaskingKeys {
  private static final String HMAC = "HmacSHA256";

  /** Below that, somebody could guess it and try it on masked values. */
  private static final int SHORTEST = 32;

  private final MasterSecrets masters;
  private final SecretTexts named;
  private final Ledger ledger;

  MaskingKeys(MasterSecrets masters, SecretTexts named, Ledger ledger) {
    this.masters = masters;
    this.named = named;
    this.ledger = ledger;
  }

  /**
   * The key of a run; empty if it is no longer the one with which the run began, or never was one.
   */
  Optional<MaskingKey> of(RunId run, DatabaseState database, KeySource source) {
    return (source instanceof KeySource.Secret secret
            ? lasting(database, secret)
            : ofOneRun(run, database))
        .filter(key -> isThatOf(run, key))
        .map(MaskingKey::of);
  }

  private Optional<byte[]> lasting(DatabaseState database, KeySource.Secret secret) {
    String text = named.read(region(database, secret.id()), secret.id());
    return text.length() < SHORTEST
        ? Optional.empty()
        : Optional.of(derive(text, "snaprelay masking key"));
  }

  private Optional<byte[]> ofOneRun(RunId run, DatabaseState database) {
    return database
        .masterSecretArn()
        .map(arn -> masters.read(database.ref(), arn).password())
        .map(password -> derive(password, "snaprelay masking key of run " + run));
  }

  /**
   * What two keys have masked does not fit together, and nobody could tell. The ledger holds a
   * fingerprint, from which nothing leads back to a key of 256 bits.
   */
  private boolean isThatOf(RunId run, byte[] key) {
    byte[] fingerprint = derive(HexFormat.of().formatHex(key), "snaprelay fingerprint");
    String entry = LedgerKeys.run(run) + "masking-key-fingerprint";
    String text = HexFormat.of().formatHex(fingerprint);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ledger.create(entry, bytes) || Arrays.equals(bytes, ledger.read(entry).orElseThrow());
  }

  /** An ARN names its region; a name alone is looked up beside the database. */
  private static String region(DatabaseState database, String id) {
    String[] parts = id.split(":");
    return id.startsWith("arn:") && parts.length > 3 ? parts[3] : database.ref().region();
  }

  private static byte[] derive(String secret, String purpose) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has " + HMAC, e);
    }
  }
}
