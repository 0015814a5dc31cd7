package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.Table;
import io.snaprelay.sanitize.engine.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Every table and column that rules have to decide, as it is noted when the plan is made. */
record Shape(String database, Schema schema) {
  static Shape of(Catalog catalog) {
    List<String> lines = new ArrayList<>();
    for (Table table : catalog.tables()) {
      lines.add("table " + table.name());
      for (Column column : table.columns()) {
        lines.add("column %s.%s %s".formatted(table.name(), column.name(), column.type()));
      }
    }
    return new Shape(catalog.database(), new Schema(lines));
  }

  void keep(Bench bench) throws SQLException {
    for (String line : schema.lines()) {
      bench.write("INSERT INTO \"snaprelay_progress\".checked VALUES (?, ?)", database, line);
    }
  }

  static Shape kept(Bench bench, String database) throws SQLException {
    return new Shape(
        database,
        new Schema(
            bench.texts(
                "SELECT line FROM \"snaprelay_progress\".checked WHERE in_schema = ?", database)));
  }
}
