package io.snaprelay.restore;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lets a run either ask for a temporary database or be cleaned up for good, whichever comes first:
 * one conditional create decides. Without it a restore whose message was in flight while the run
 * was cancelled would come to life after clean-up had looked.
 */
@ApplicationScoped
class RestoreGate {
  private static final byte[] OPENED = "opened".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CLOSED = "closed".getBytes(StandardCharsets.UTF_8);

  private final Ledger ledger;

  RestoreGate(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Before RDS is asked. Answers whether it may be. */
  boolean open(RunId run) {
    return settle(run, OPENED);
  }

  /** Before clean-up is done. Answers whether RDS never was asked, and never will be. */
  boolean close(RunId run) {
    return settle(run, CLOSED);
  }

  private boolean settle(RunId run, byte[] wanted) {
    String key = LedgerKeys.run(run) + "gates/restore";
    return ledger.create(key, wanted) || Arrays.equals(ledger.read(key).orElseThrow(), wanted);
  }
}
