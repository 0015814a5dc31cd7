package io.snaprelay.restore;

import io.snaprelay.database.Server;
import io.snaprelay.database.Servers;
import io.snaprelay.rds.DatabaseState;
import java.sql.SQLException;
import java.util.Optional;

/** Ways into servers, as a test wants them. It counts how often somebody wanted in. */
final class ScriptedServers implements Servers {
  private Optional<Server> way = Optional.empty();
  private int asked;

  /** The server is there. */
  void are(Server server) {
    way = Optional.of(server);
  }

  /** The server answers every connection with this SQLSTATE. */
  void refuse(String sqlState) {
    way =
        Optional.of(
            database -> {
              throw new SQLException("scripted", sqlState);
            });
  }

  int asked() {
    return asked;
  }

  @Override
  public Optional<Server> of(DatabaseState state) {
    asked++;
    return way;
  }
}
