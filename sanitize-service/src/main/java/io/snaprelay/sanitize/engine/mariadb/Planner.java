package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.catalog.Table;
import io.snaprelay.sanitize.catalog.TableName;
import io.snaprelay.sanitize.engine.DatabaseWork;
import io.snaprelay.sanitize.engine.TableWork;
import io.snaprelay.sanitize.engine.mariadb.Job.Phase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans the work on one database. It reads only. */
final class Planner {
  private static final String EVENTS =
      "SELECT event_name FROM information_schema.events WHERE event_schema = ?"
          + " AND status = 'ENABLED' ORDER BY event_name";

  /** What lies between the rows of other engines' tables is not known. */
  private static final String REBUILT =
      "REBUILD: kept, written anew for what lies between its rows";

  private final Bench bench;
  private final Catalog catalog;
  private final Map<TableName, TableWork> work;

  Planner(Bench bench, Catalog catalog, DatabaseWork work) {
    this.bench = bench;
    this.catalog = catalog;
    this.work =
        work.tables().stream()
            .collect(
                Collectors.toMap(
                    each -> new TableName(each.schema(), each.name()), Function.identity()));
  }

  /** Everything that is to be done, phase by phase as it comes. */
  List<Job> plan(List<String> scripts) throws SQLException {
    List<Job> jobs = new ArrayList<>();
    jobs.addAll(events());
    jobs.addAll(Triggers.jobs(bench, catalog.database()));
    jobs.addAll(ForeignKeys.jobs(bench, catalog, work.keySet()));
    catalog.tables().stream().flatMap(table -> table(table).stream()).forEach(jobs::add);
    jobs.addAll(scripts(scripts));
    return jobs;
  }

  private List<Job> events() throws SQLException {
    List<Job> jobs = new ArrayList<>();
    for (String name : bench.texts(EVENTS, catalog.database())) {
      String alter = "ALTER EVENT " + Names.quoted(catalog.database(), name);
      jobs.add(Job.of(Phase.DISABLE_EVENT, catalog.database(), name, alter + " DISABLE"));
      jobs.add(Job.of(Phase.ENABLE_EVENT, catalog.database(), name, alter + " ENABLE"));
    }
    return jobs;
  }

  /** Rows that lie on another server are kept, and not ours to write. */
  private Optional<Job> table(Table table) {
    if (table.kind() == Table.Kind.FOREIGN) {
      return Optional.empty();
    }
    TableWork tableWork = work.get(table.name());
    return Optional.of(
        tableWork == null ? rebuilt(table, Phase.REBUILD) : swapped(table, tableWork));
  }

  private static Job swapped(Table table, TableWork work) {
    String reason =
        work.truncate()
            ? "EMPTY: an empty copy takes its place"
            : "SWAP: a masked copy takes its place; history of row versions goes";
    return new Job(
        Phase.SWAP,
        table.name().schema(),
        table.name().name(),
        work.truncate() ? 0 : table.bytes(),
        reason,
        List.of(SwapOrder.of(table, work).json()));
  }

  private static Job rebuilt(Table table, Phase phase) {
    return new Job(
        phase,
        table.name().schema(),
        table.name().name(),
        table.bytes(),
        REBUILT,
        List.of("ALTER TABLE %s FORCE".formatted(table.name().sql())));
  }

  /** What a script updates or deletes stays in the files until its table is written anew. */
  private List<Job> scripts(List<String> scripts) {
    if (scripts.isEmpty()) {
      return List.of();
    }
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < scripts.size(); i++) {
      String[] statements = Script.statements(scripts.get(i)).toArray(String[]::new);
      jobs.add(Job.of(Phase.SCRIPT, catalog.database(), "script " + (i + 1), statements));
    }
    Stream<Table> all =
        catalog.tables().stream().filter(table -> table.kind() != Table.Kind.FOREIGN);
    all.map(table -> rebuilt(table, Phase.REBUILD_AGAIN)).forEach(jobs::add);
    return jobs;
  }

  /** The tables that are swapped. */
  Set<TableName> swapped() {
    return work.keySet();
  }
}
