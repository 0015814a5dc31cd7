package io.snaprelay.database;

import java.sql.Connection;
import java.sql.SQLException;

/** How one engine wants to be talked to. */
sealed interface Ways permits PostgresWays, MariaDbWays {
  /** A session over TLS, with certificate and host name verified; read-only until it is told. */
  Connection connect(TlsServer server, String database) throws SQLException;

  /** A database that every server has. */
  String entry();

  /** See {@link Engine#release}. */
  String release(String version);

  /** Query: name, and why nobody can connect to it, of each database of a user. */
  String databases();

  /** Query: takes the lock of the whole server, and says whether it was free. */
  String lock();

  /** Query: the server's version, in its own words. */
  String version();

  /** Query: the version of TLS that this session speaks; no row, or an empty one, if none. */
  String tls();

  /** Statement: transactions from now on may write. */
  String mayWrite();

  /** Statement: transactions from now on may not write. */
  String mayNotWrite();

  /** Statement: the transaction that begins here may write. */
  String thisOneMayWrite();

  /** Statement: a setting that ends with the transaction. */
  String local(String setting);
}
