package io.snaprelay.database;

import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseRef;

/** What a database user logs in with for whom IAM vouches, instead of a password. */
public interface IamTokens {
  /**
   * A token for one user at one endpoint. It lets in for 15 minutes, and a session that it opened
   * lives on (RDS User Guide, "IAM database authentication").
   *
   * @param database the database: IAM vouches for users of its own account only
   * @param at its endpoint: a token is for this one only
   * @param user the database user
   */
  String token(DatabaseRef database, DatabaseState.Endpoint at, String user);
}
