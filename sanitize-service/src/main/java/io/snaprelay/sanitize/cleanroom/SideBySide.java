package io.snaprelay.sanitize.cleanroom;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Both servers read at the same time: neither has anything else to do.
 *
 * @param masked what the masked database holds
 * @param room what the clean room holds
 */
record SideBySide(Contents masked, Contents room) {
  /** Reads one of them. */
  interface Reading {
    Contents read() throws SQLException;
  }

  static SideBySide of(Reading masked, Reading room) throws SQLException {
    CompletableFuture<Contents> beside = CompletableFuture.supplyAsync(() -> read(room));
    Contents wanted;
    try {
      wanted = masked.read();
    } finally {
      // Its session is closed by whoever opened it: it must not be in use then.
      beside.handle((any, failure) -> failure).join();
    }
    try {
      return new SideBySide(wanted, beside.join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refused refused) {
        throw refused.why;
      }
      throw e;
    }
  }

  private static Contents read(Reading reading) {
    try {
      return reading.read();
    } catch (SQLException e) {
      throw new Refused(e);
    }
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final SQLException why;

    private Refused(SQLException why) {
      super(why);
      this.why = why;
    }
  }
}
