package io.snaprelay.planfile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose the databases of a plan are, as far as the file tells.
 *
 * @param named the accounts that it names
 * @param all whether every database has one of them
 */
record Owners(Set<String> named, boolean all) {
  static Owners of(Field plan, Field databases) {
    List<String> selected = plan.at("select").at("accounts").texts();
    List<Optional<String>> listed =
        plan.at("databases").texts().stream()
            .map(name -> databases.at(name).at("account").text())
            .toList();
    Set<String> named = new TreeSet<>(selected);
    listed.forEach(account -> account.ifPresent(named::add));
    boolean all =
        plan.at("select").present()
            ? !selected.isEmpty()
            : listed.stream().allMatch(Optional::isPresent);
    return new Owners(named, all);
  }

  /** Whether every database is in another account than this one. */
  boolean areElsewhereThan(String account) {
    return all && !named.contains(account);
  }
}
