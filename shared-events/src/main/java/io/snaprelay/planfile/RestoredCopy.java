package io.snaprelay.planfile;

import java.util.List;
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
            .filter(copy -> named.is(copy.at("name").text().orElse("")))
            .findFirst()
            .or(() -> copies.stream().findFirst());
  }
}
