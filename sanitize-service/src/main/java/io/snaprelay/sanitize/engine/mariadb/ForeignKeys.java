package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.catalog.ForeignKey;
import io.snaprelay.sanitize.catalog.TableName;
import io.snaprelay.sanitize.engine.mariadb.Job.Phase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A foreign key follows a table that is renamed (MariaDB documentation, "RENAME TABLE"), so that
 * all of a swapped table are taken off first. They are put back unchecked, which costs no copy, and
 * then every row is looked at.
 */
final class ForeignKeys {
  private static final String EXISTS =
      "SELECT COUNT(*) > 0 FROM information_schema.table_constraints WHERE constraint_schema = ?"
          + " AND table_name = ? AND constraint_name = ? AND constraint_type = 'FOREIGN KEY'";

  private static final String ACROSS =
      "SELECT DISTINCT CONCAT(table_schema, '.', table_name)"
          + " FROM information_schema.key_column_usage"
          + " WHERE table_schema = ? AND referenced_table_schema <> table_schema";

  private ForeignKeys() {}

  /** Problems: tables that refer to another database cannot be masked together with it. */
  static List<String> across(Session session) throws SQLException {
    return session.read(
        ACROSS,
        row ->
            "%s: %s refers to a table of another database: drop that foreign key in a copy that is to be masked"
                .formatted(session.database(), row.getString(1)),
        session.database());
  }

  /** How all those are taken off, and put back, that touch a swapped table. */
  static List<Job> jobs(Bench bench, Catalog catalog, Set<TableName> swapped) throws SQLException {
    List<Job> jobs = new ArrayList<>();
    for (ForeignKey key : catalog.foreignKeys()) {
      if (swapped.contains(key.table()) || swapped.contains(key.referenced())) {
        jobs.add(
            Job.of(
                Phase.DROP_FOREIGN_KEY,
                key.table().schema(),
                key.table().name(),
                "ALTER TABLE %s DROP FOREIGN KEY IF EXISTS %s"
                    .formatted(key.table().sql(), Names.quoted(key.name()))));
        jobs.add(
            Job.of(
                Phase.ADD_FOREIGN_KEY,
                key.table().schema(),
                key.table().name(),
                key.name(),
                definition(bench, key),
                orphans(key)));
      }
    }
    return jobs;
  }

  private static String definition(Bench bench, ForeignKey key) throws SQLException {
    String table = Names.ticked(key.table().schema()) + "." + Names.ticked(key.table().name());
    String text = bench.definition("SHOW CREATE TABLE " + table, 2);
    String line =
        new TableText(text)
            .foreignKeys().stream()
                .filter(each -> TableText.name(each).equals(key.name()))
                .findFirst()
                .orElseThrow(() -> Refusal.wrong(key.table() + ": a foreign key is not defined"));
    return "ALTER TABLE %s ADD %s".formatted(table, line);
  }

  /** Rows that refer to nothing. */
  private static String orphans(ForeignKey key) {
    String same =
        IntStream.range(0, key.columns().size())
            .mapToObj(
                i ->
                    "c.%s = p.%s"
                        .formatted(
                            Names.quoted(key.columns().get(i)),
                            Names.quoted(key.referencedColumns().get(i))))
            .collect(Collectors.joining(" AND "));
    String whole =
        key.columns().stream()
            .map(column -> "c." + Names.quoted(column) + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    return "SELECT COUNT(*) FROM %s AS c WHERE %s AND NOT EXISTS (SELECT 1 FROM %s AS p WHERE %s)"
        .formatted(key.table().sql(), whole, key.referenced().sql(), same);
  }

  static void add(Bench bench, Job job) throws SQLException {
    String name = job.details().get(0);
    if (!bench.one(EXISTS, row -> row.getBoolean(1), job.schema(), job.name(), name)) {
      bench.runVerbatim(job.details().get(1));
    }
    long orphans = bench.one(job.details().get(2), row -> row.getLong(1));
    if (orphans > 0) {
      throw Refusal.wrong(
          "%s: %d rows refer to nothing by %s".formatted(job.named(), orphans, name));
    }
  }
}
