package io.snaprelay.localaws.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What a product needs to keep the books of a bank, and to be looked at as its superuser. */
public interface Bank {

  Servers open() throws IOException;

  /** The release to be stressed. */
  String series();

  DatabaseClient client(int port, Path caBundle);

  /**
   * Tables {@code branches}, {@code tellers} and {@code accounts} with ids from 1 on and a balance
   * of 0, and an empty {@code history (account, delta)}.
   */
  List<String> tables(int branches, int tellers, int accounts);

  /** Makes the server write its pages to their files. */
  void writePages(Database database) throws IOException;

  /**
   * A copy as one must not make it: of a server that moves.
   *
   * @param clientsWork may be waited for between two files, as in a database that takes long
   */
  void copyCarelessly(Path data, Path to, Pause clientsWork)
      throws IOException, InterruptedException;

  /** A while in which transactions are committed, and pages are written. */
  interface Pause {
    void take() throws InterruptedException;
  }

  /**
   * Reads every index against its table.
   *
   * @throws SQLException if they differ, in a product that says so
   * @return what differs
   */
  List<String> damagedIndexes(Statement sql) throws SQLException;
}
