package io.snaprelay.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.snaprelay.chain.EvidenceLink;
import java.util.Optional;

/**
 * The place of this evidence among all evidence of its database. Whoever removes, changes or adds
 * one in the middle breaks the chain for everybody who has a later one.
 *
 * @param number 1 for the first evidence of the database
 * @param previous the evidence before it, with its SHA-256; absent only for number 1
 */
public record ChainSection(long number, Optional<EvidenceLink.Previous> previous) {
  static ChainSection of(EvidenceLink link) {
    return new ChainSection(link.number(), link.previous());
  }

  /** Whether the evidence before it was lost, so that the chain has a hole for good. */
  @JsonIgnore
  public boolean isBroken() {
    return number > 1 && previous.flatMap(EvidenceLink.Previous::sha256).isEmpty();
  }
}
