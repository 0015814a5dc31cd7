package io.snaprelay.plan;

import java.util.List;

/**
 * Who else may restore the snapshot.
 *
 * @param accounts 12-digit account ids
 */
public record Share(List<String> accounts) {
  public Share {
    accounts = List.copyOf(accounts);
  }
}
