package io.snaprelay.ledger;

import java.nio.file.Path;

/** Writes one entry after the other until it is killed. */
final class EndlessWriter {
  static final int LENGTH = 500_000;

  private EndlessWriter() {}

  /** Prints one byte when it begins. */
  public static void main(String[] arguments) {
    FileLedger ledger = new FileLedger(Path.of(arguments[0]));
    System.out.write('.');
    System.out.flush();
    for (int i = 0; i < 100_000; i++) {
      ledger.create("entries/e" + i, new byte[LENGTH]);
    }
  }
}
