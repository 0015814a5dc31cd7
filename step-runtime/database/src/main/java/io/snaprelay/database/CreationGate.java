package io.snaprelay.database;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lets a run either ask for a temporary database or be cleaned up for good, whichever comes first:
 * one conditional create decides. Without it a call whose message was in flight while the run was
 * cancelled would come to life after clean-up had looked.
 */
@ApplicationScoped
public class CreationGate {
  private static final byte[] OPENED = "opened".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CLOSED = "closed".getBytes(StandardCharsets.UTF_8);

  private final Ledger ledger;

  public CreationGate(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Before RDS is asked.
   *
   * @param creator what the name of the database is derived from
   * @return whether it may be asked
   */
  public boolean open(RunId run, StepName creator) {
    return settle(run, creator, OPENED);
  }

  /**
   * Before clean-up is done.
   *
   * @param creator what the name of the database is derived from
   * @return whether RDS never was asked, and never will be
   */
  public boolean close(RunId run, StepName creator) {
    return settle(run, creator, CLOSED);
  }

  private boolean settle(RunId run, StepName creator, byte[] wanted) {
    String key = LedgerKeys.run(run) + "gates/" + creator;
    return ledger.create(key, wanted) || Arrays.equals(ledger.read(key).orElseThrow(), wanted);
  }
}
