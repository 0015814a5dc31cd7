package io.snaprelay.notify;

import io.snaprelay.runtime.LedgerLocation;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where people find what stands in the ledger. */
@ApplicationScoped
class EvidenceAddress {
  private final String base;

  EvidenceAddress(NotifierConfig config, @ConfigProperty(name = "snaprelay.ledger") String ledger) {
    this.base = config.evidence().address().orElseGet(() -> placeOf(ledger));
  }

  private static String placeOf(String ledger) {
    LedgerLocation location = LedgerLocation.parse(ledger);
    return location instanceof LedgerLocation.Bucket bucket
        ? "s3://%s/%s".formatted(bucket.name(), bucket.prefix())
        : ((LedgerLocation.Folder) location).path().toString();
  }

  /** The address of a key. */
  String of(String key) {
    return base.endsWith("/") ? base + key : base + "/" + key;
  }
}
