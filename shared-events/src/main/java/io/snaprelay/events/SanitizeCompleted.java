package io.snaprelay.events;

import io.snaprelay.refs.DatabaseRef;
import java.util.List;
import java.util.Optional;

/**
 * A temporary database has been masked and every post-condition holds.
 *
 * @param temporary the database
 * @param rulesHash SHA-256 of the masking rules, in hex
 * @param proof what shows that nothing is left; absent in events of the first release
 */
public record SanitizeCompleted(
    EventHeader header, DatabaseRef temporary, String rulesHash, Optional<Proof> proof)
    implements Event {

  /** An event that tells no proof. */
  public SanitizeCompleted(EventHeader header, DatabaseRef temporary, String rulesHash) {
    this(header, temporary, rulesHash, Optional.empty());
  }

  /**
   * What shows that nothing is left.
   *
   * @param level how deep it was cleaned, for example {@code L2}
   * @param checks the post-conditions, and what they saw
   * @param residualRisks what this level cannot rule out, in plain words
   */
  public record Proof(String level, List<CheckResult> checks, List<String> residualRisks) {
    public Proof {
      Text.required("level", level);
      checks = List.copyOf(checks);
      residualRisks = List.copyOf(residualRisks);
    }
  }
}
