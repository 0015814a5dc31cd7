package io.snaprelay.restore.proof;

import java.util.List;
import java.util.Optional;

/**
 * What an earlier proof has seen.
 *
 * @param run the run that made it
 * @param snapshot the ARN of what it proved
 * @param engineVersion that snapshot's version: sums of another major version mean something else
 * @param tables what the full read of each table gave
 * @param inventory what the databases consisted of; absent in proofs of older versions
 */
public record Baseline(
    String run,
    String snapshot,
    String engineVersion,
    List<TableFigures> tables,
    Optional<Inventory> inventory) {
  public Baseline {
    tables = List.copyOf(tables);
  }

  Optional<TableFigures> table(TableFigures like) {
    return tables.stream()
        .filter(each -> each.database().equals(like.database()))
        .filter(each -> each.table().equals(like.table()))
        .findFirst();
  }

  /** How results name it. */
  String words() {
    return "run %s, of %s".formatted(run, snapshot);
  }
}
