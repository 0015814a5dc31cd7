package io.snaprelay.ledger;

import io.snaprelay.step.testing.MemoryLedger;

class MemoryLedgerTest extends LedgerContract {
  private final MemoryLedger ledger = new MemoryLedger();

  @Override
  Ledger ledger() {
    return ledger;
  }
}
