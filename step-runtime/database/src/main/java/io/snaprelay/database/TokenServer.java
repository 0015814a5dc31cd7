package io.snaprelay.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * A server that a user logs in to by tokens: each session gets one of its own, because a proof may
 * outlast a token.
 *
 * @param place the server, and whatever else sessions need
 * @param user the database user
 * @param tokens makes a token
 */
record TokenServer(TlsServer place, String user, Supplier<String> tokens) implements Server {
  @Override
  public Connection connect(String database) throws SQLException {
    return withToken().connect(database);
  }

  /** The server, for as long as one token lets in. */
  TlsServer withToken() {
    return new TlsServer(
        place.engine(),
        place.host(),
        place.port(),
        new Login(user, tokens.get()),
        place.caBundle(),
        place.statementTimeout());
  }

  @Override
  public Engine engine() {
    return place.engine();
  }
}
