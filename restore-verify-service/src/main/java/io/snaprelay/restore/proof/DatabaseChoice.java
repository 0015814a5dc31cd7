package io.snaprelay.restore.proof;

import io.snaprelay.database.Databases;
import java.util.List;
import java.util.Optional;

/** Which database a user's check is about. */
final class DatabaseChoice {
  private DatabaseChoice() {}

  /**
   * The named one; without a name the only one. {@code postgres} is on every server and counts only
   * if there is no other.
   *
   * @return empty if there is no such database, or if several could be meant
   */
  static Optional<String> of(Optional<String> named, List<String> all) {
    if (named.isPresent()) {
      return named.filter(all::contains);
    }
    List<String> others = all.stream().filter(each -> !each.equals(Databases.ENTRY)).toList();
    List<String> candidates = others.isEmpty() ? all : others;
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }
}
