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
    return of(plan).flatMap(copy -> account(copy, plan));
  }

  /** The same of the copy that is exported and shared, the first one. */
  static Optional<String> givenAccount(Field plan) {
    return SnapshotBinding.targets(plan.at("copy")).stream()
        .findFirst()
        .flatMap(copy -> account(copy, plan));
  }

  private static Optional<String> account(Field copy, Field plan) {
    Map<String, Field> byName = new HashMap<>();
    SnapshotBinding.targets(plan.at("copy"))
        .forEach(
            each -> CopyNamesRule.label(each).ifPresent(name -> byName.putIfAbsent(name, each)));
    return Optional.of(CopyNamesRule.account(copy, byName)).filter(account -> !account.isEmpty());
  }
}
