package io.snaprelay.sanitize.masking;

import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.Table;
import java.sql.SQLException;
import java.util.Map;

/** Has a server try SQL of masks on some rows. Nothing that it makes is kept. */
interface Trial {
  /** How many rows are tried. */
  int ROWS = 100;

  /**
   * Computes masked values.
   *
   * @throws SQLException if the server refuses an expression, or its value
   */
  void compute(Table table, Map<Column, String> expressions) throws SQLException;

  /**
   * Looks for a row.
   *
   * @throws SQLException if the server refuses the condition
   */
  void find(Table table, String condition) throws SQLException;
}
