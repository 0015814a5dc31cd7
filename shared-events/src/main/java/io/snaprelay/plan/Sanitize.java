package io.snaprelay.plan;

import java.util.List;
import java.util.Optional;

/**
 * The masked copy.
 *
 * @param rules the file with the masking rules
 * @param kmsKey the key of the sanitized snapshot
 * @param share accounts that may restore it
 * @param keep how many sanitized snapshots stay
 */
public record Sanitize(
    String rules, Optional<String> kmsKey, List<String> share, Optional<Integer> keep) {
  public Sanitize {
    share = List.copyOf(share);
  }
}
