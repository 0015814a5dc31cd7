package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.Optional;

/** Where a check gets an extension of PostgreSQL from. */
enum Extensions {
  /** Created if it is not there, and dropped again. */
  CREATED {
    @Override
    Optional<Extension> find(Session session, String name) throws SQLException {
      return Optional.of(Extension.in(session, name));
    }
  },
  /** Only what the snapshot brought along; it stays whatever it says of itself. */
  AS_FOUND {
    @Override
    Optional<Extension> find(Session session, String name) throws SQLException {
      return Extension.asFound(session, name);
    }
  };

  /** Said where one is not there. */
  static final String NOT_THERE =
      "the extension %s is not there, and nothing is written in what is to become production";

  static Extensions of(ProofSubject subject) {
    return subject.untouched() ? AS_FOUND : CREATED;
  }

  /**
   * @return empty if it is not there and is not to be created
   * @throws SQLException if it is not there and cannot be created
   */
  abstract Optional<Extension> find(Session session, String name) throws SQLException;
}
