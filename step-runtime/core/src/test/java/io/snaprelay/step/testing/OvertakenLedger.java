package io.snaprelay.step.testing;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.OpenMarker;
import java.util.List;
import java.util.Optional;

/** A ledger in which somebody else is at work just before one of the writes. */
public final class OvertakenLedger implements Ledger {
  private final Ledger ledger;
  private final Runnable other;
  private int before;

  /**
   * @param before how many writes come before that
   * @param other what somebody else does
   */
  public OvertakenLedger(Ledger ledger, int before, Runnable other) {
    this.ledger = ledger;
    this.before = before;
    this.other = other;
  }

  @Override
  public boolean create(String key, byte[] content) {
    if (before-- == 0) {
      other.run();
    }
    return ledger.create(key, content);
  }

  @Override
  public Optional<byte[]> read(String key) {
    return ledger.read(key);
  }

  @Override
  public List<String> list(String prefix) {
    return ledger.list(prefix);
  }

  @Override
  public void close(OpenMarker marker) {
    ledger.close(marker);
  }
}
