package io.snaprelay.sanitize.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Session;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.ForeignKey;
import io.snaprelay.sanitize.catalog.Table;
import io.snaprelay.sanitize.catalog.TableName;
import io.snaprelay.sanitize.catalog.UniqueKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What must hold of masked values, whatever the schema: computed from the old rows, not written.
 */
final class Properties {
  private final Session session;
  private final DatabaseMasking masking;
  private final Map<TableName, Treatment> treatments;
  private int compared;

  Properties(Session session, DatabaseMasking masking) {
    this.session = session;
    this.masking = masking;
    this.treatments =
        masking.tables().stream()
            .collect(Collectors.toMap(each -> each.table().name(), TableMasking::treatment));
  }

  void hold() throws Exception {
    for (TableMasking each : masking.tables()) {
      if (each.treatment() instanceof Treatment.Rewrite rewrite) {
        for (Map.Entry<String, String> masked : rewrite.expressions().entrySet()) {
          isNoOriginal(each.table(), masked.getKey(), masked.getValue());
        }
        for (UniqueKey key : each.table().keys()) {
          staysUnique(each.table(), key);
        }
      }
    }
    for (ForeignKey key : masking.catalog().foreignKeys()) {
      staysReferred(key);
    }
    assertTrue(compared > 0, "nothing was compared");
  }

  /** And null stays null, and every type is the column's. */
  private void isNoOriginal(Table table, String name, String masked) throws Exception {
    Column column = table.column(name).orElseThrow();
    String from = table.name().sql();
    String rows =
        "(SELECT (%s)::text AS now, %s::text AS old FROM %s) AS rows"
            .formatted(masked, column.sql(), from);
    assertEquals(0, count(rows, "now = old AND old <> ''"), name + masked);
    assertEquals(0, count(rows, "old IS NULL AND now IS NOT NULL"), name + masked);
    assertEquals(0, count(rows, "now LIKE '%orig.test%'"), name + masked);
    if (column.notNull()) {
      assertEquals(0, count(rows, "now IS NULL"), name + masked);
    }
    compared += count(rows, "now IS NOT NULL");
  }

  private int count(String rows, String where) throws Exception {
    return number("SELECT count(*) FROM " + rows + " WHERE " + where);
  }

  private void staysUnique(Table table, UniqueKey key) throws Exception {
    String old =
        key.columns().stream()
            .map(name -> table.column(name).orElseThrow().sql())
            .collect(Collectors.joining(", "));
    String now =
        key.columns().stream()
            .map(name -> masked(table.name(), name))
            .collect(Collectors.joining(", "));
    String count = "SELECT count(DISTINCT ROW(%s)::text) FROM %s WHERE num_nulls(%s) = 0";
    assertEquals(
        number(count.formatted(old, table.name().sql(), now)),
        number(count.formatted(now, table.name().sql(), now)),
        key.toString());
  }

  private void staysReferred(ForeignKey key) throws Exception {
    if (isRoot(key.table()) && isRoot(key.referenced())) {
      String orphans =
          "SELECT count(*) FROM %s c WHERE num_nulls(%s) = 0 AND ROW(%s) NOT IN (SELECT %s FROM %s p)"
              .formatted(
                  key.table().sql(),
                  masked(key.table(), key.columns()),
                  masked(key.table(), key.columns()),
                  masked(key.referenced(), key.referencedColumns()),
                  key.referenced().sql());
      assertEquals(0, number(orphans), key.toString());
    }
  }

  private boolean isRoot(TableName table) {
    return treatments.containsKey(table) && !(treatments.get(table) instanceof Treatment.Truncate);
  }

  private String masked(TableName table, List<String> columns) {
    return columns.stream().map(column -> masked(table, column)).collect(Collectors.joining(", "));
  }

  private String masked(TableName table, String column) {
    String plain = masking.catalog().table(table).orElseThrow().column(column).orElseThrow().sql();
    return treatments.get(table) instanceof Treatment.Rewrite rewrite
        ? rewrite.expressions().getOrDefault(column, plain)
        : plain;
  }

  private int number(String sql) throws Exception {
    return session.first(List.of("snaprelay.key = 'cc'"), sql, row -> row.getInt(1)).orElseThrow();
  }
}
