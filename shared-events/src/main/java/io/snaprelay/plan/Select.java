package io.snaprelay.plan;

import java.util.List;
import java.util.Optional;

/**
 * Databases chosen by a tag when a run is asked for: one that gets the tag is in the next run.
 *
 * @param key the tag's key
 * @param value the tag's value
 * @param regions where they are looked for
 * @param accounts whose they are; none means the account that SnapRelay runs in
 * @param engine RDS's name of their engine; absent means any
 */
public record Select(
    String key,
    String value,
    List<String> regions,
    List<String> accounts,
    Optional<String> engine) {
  public Select {
    regions = List.copyOf(regions);
    // A plan that was frozen by an earlier release names none.
    accounts = accounts == null ? List.of() : List.copyOf(accounts);
  }

  /**
   * The accounts that are looked in.
   *
   * @param home the account that SnapRelay runs in
   */
  public List<String> accountsOr(String home) {
    return accounts.isEmpty() ? List.of(home) : accounts;
  }
}
