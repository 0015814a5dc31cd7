package io.snaprelay.restore;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.Restore;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lets a restored database either be promoted or be deleted, whichever comes first: one conditional
 * create decides. From then on the other never happens, whoever was killed in between.
 */
@ApplicationScoped
class PromotionGate {
  private static final byte[] PROMOTED = "promoted".getBytes(StandardCharsets.UTF_8);
  private static final byte[] DELETED = "deleted".getBytes(StandardCharsets.UTF_8);

  private final Ledger ledger;

  PromotionGate(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Before the rename is asked for. Answers whether it may be. */
  boolean open(RunId run) {
    return settle(run, PROMOTED);
  }

  /** The rename was refused for good, and the database has its temporary name still. */
  void withdraw(RunId run) {
    ledger.create(withdrawn(run), PROMOTED);
  }

  /** Before a deletion is asked for. Answers whether it may be. */
  boolean close(Run run) {
    boolean promotes = run.plan().restore().filter(Restore::promotes).isPresent();
    return !promotes || settle(run.id(), DELETED) || ledger.read(withdrawn(run.id())).isPresent();
  }

  private boolean settle(RunId run, byte[] wanted) {
    String key = LedgerKeys.run(run) + "gates/promotion";
    return ledger.create(key, wanted) || Arrays.equals(ledger.read(key).orElseThrow(), wanted);
  }

  private static String withdrawn(RunId run) {
    return LedgerKeys.run(run) + "gates/promotion-withdrawn";
  }
}
