package io.snaprelay.planfile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of a plan's copies is the one that is restored, as far as a file tells. */
final class RestoredCopy {
  private RestoredCopy() {}

  /** The copy that the proof names, else the first; empty if the source is restored. */
  static Optional<Field> of(Field plan) {
    List<Field> copies = SnapshotBinding.targets(plan.at("copy"));
    Field named = plan.at("verify").at("of");
    return named.is("source")
        ? Optional.empty()
        : copies.stream()
            .filter(copy -> CopyNamesRule.label(copy).filter(named::is).isPresent())
            .findFirst()
            .or(() -> copies.stream().findFirst());
  }

  /**
   * Whose that copy becomes, if the plan says it: its own account, or that of what it is a copy of.
   */
  static Optional<String> account(Field plan) {
    Map<String, Field> byName = new HashMap<>();
    SnapshotBinding.targets(plan.at("copy"))
        .forEach(
            copy -> CopyNamesRule.label(copy).ifPresent(name -> byName.putIfAbsent(name, copy)));
    return of(plan)
        .map(copy -> CopyNamesRule.account(copy, byName))
        .filter(account -> !account.isEmpty());
  }
}
