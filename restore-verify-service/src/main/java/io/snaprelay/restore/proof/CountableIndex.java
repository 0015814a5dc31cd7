package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.Optional;

/** An index that has an entry for every row of its table, and a way to count its entries. */
sealed interface CountableIndex permits PlainIndex, ExpressionIndex {
  /** Its table's object id. */
  long tableOid();

  /** Its own object id. */
  long oid();

  /** Its name, as EXPLAIN shows it. */
  String name();

  /** The statement that counts, or the first of them. */
  String query(Table table);

  /** Counts; empty if the planner will not count from this index. */
  Optional<IndexScan> count(Table table, Session session) throws SQLException;
}
