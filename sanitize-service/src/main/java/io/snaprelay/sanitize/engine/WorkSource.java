package io.snaprelay.sanitize.engine;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.List;

/** Says what is to happen to a database, from what it holds. */
public interface WorkSource {
  /** What is to happen. */
  sealed interface Decided {
    /** Its tables are masked. */
    record Mask(DatabaseWork work) implements Decided {}

    /** It goes as a whole. */
    record Drop() implements Decided {}

    /** The rules do not fit it. */
    record Problems(List<String> problems) implements Decided {
      public Problems {
        problems = List.copyOf(problems);
      }
    }
  }

  Decided decide(Session session) throws SQLException;
}
