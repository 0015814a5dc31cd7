package io.snaprelay.sanitize.engine;

import io.snaprelay.sanitize.engine.TableShape.Col;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses for each table the cheapest way that leaves no old row behind: nothing, TRUNCATE, a
 * rewrite by ALTER, several connections that copy it if it is huge, or out and back in. A plain
 * UPDATE is never among them.
 */
final class Ladder {
  /** How a table is written. */
  enum Way {
    NOTHING,
    TRUNCATE,
    REWRITE,
    /** Page by page into another table, which takes its place: {@link CopySteps}. */
    COPY,
    REFILL
  }

  /**
   * A table with its way.
   *
   * @param expressions what is really written; a column that changes nothing may carry a rewrite
   * @param reason why this way
   */
  record Choice(
      TableWork work, TableShape shape, Way way, Map<String, String> expressions, String reason) {
    /** Whether an ALTER writes it anew, were it only to make the server forget. */
    boolean isAltered() {
      return way == Way.REWRITE || way == Way.TRUNCATE && !expressions.isEmpty();
    }

    Choice with(Way other, String why) {
      return new Choice(work, shape, other, expressions, reason + "; " + why);
    }
  }

  /** Their bytes lie in the files of tables that the rules keep, too. */
  private static final String WITH_DROPPED_COLUMNS =
      """
      SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND c.oid >= 16384 AND c.relpersistence <> 't'
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'snaprelay_progress')
        AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = c.oid)
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
                        AND d.objid = c.oid AND d.deptype = 'e')
      """;

  private final Workbench bench;
  private final SanitationLimits limits;
  private final Map<Long, Choice> chosen = new LinkedHashMap<>();

  private Ladder(Workbench bench, SanitationLimits limits) {
    this.bench = bench;
    this.limits = limits;
  }

  static List<Choice> choose(Workbench bench, DatabaseWork work, SanitationLimits limits)
      throws SQLException {
    return new Ladder(bench, limits).choose(work);
  }

  private List<Choice> choose(DatabaseWork work) throws SQLException {
    Map<TableShape, TableWork> below = new LinkedHashMap<>();
    for (TableWork table : everyTable(work)) {
      TableShape shape = TableShape.read(bench, table.sql()).orElseThrow();
      if (Inheritance.ancestors(bench, shape.oid()).isEmpty()) {
        chosen.put(shape.oid(), choose(table, shape));
      } else {
        below.put(shape, table);
      }
    }
    Set<String> known = below.values().stream().map(TableWork::sql).collect(Collectors.toSet());
    for (TableWork child : Inheritance.childrenOfRefilled(bench, chosen.values())) {
      if (known.add(child.sql())) {
        below.put(TableShape.read(bench, child.sql()).orElseThrow(), child);
      }
    }
    for (Map.Entry<TableShape, TableWork> each : below.entrySet()) {
      chosen.put(each.getKey().oid(), chooseBelow(each.getValue(), each.getKey()));
    }
    return Copied.whereItPays(bench, List.copyOf(chosen.values()), limits);
  }

  private List<TableWork> everyTable(DatabaseWork work) throws SQLException {
    Map<String, TableWork> all = new LinkedHashMap<>();
    work.tables().forEach(table -> all.put(table.sql(), table));
    for (TableWork table :
        bench.read(
            WITH_DROPPED_COLUMNS,
            row -> TableWork.masked(row.getString(1), row.getString(2), new HashMap<>()))) {
      all.putIfAbsent(table.sql(), table);
    }
    return List.copyOf(all.values());
  }

  private Choice choose(TableWork work, TableShape shape) throws SQLException {
    if (work.truncate()) {
      return new Choice(
          work, shape, Way.TRUNCATE, forgetting(work, shape), "the rules keep none of its rows");
    }
    if (!work.expressions().isEmpty()) {
      return rewriteOrRefill(work, shape, work.expressions(), "columns are masked");
    }
    if (shape.dropped() || work.deleteWhere().isPresent()) {
      return byVehicle(work, shape);
    }
    return new Choice(work, shape, Way.NOTHING, Map.of(), "the rules keep it as it is");
  }

  /** ANALYZE leaves the statistics of an empty table alone; a change of type deletes them. */
  private Map<String, String> forgetting(TableWork work, TableShape shape) throws SQLException {
    Map<String, String> unchanged = new LinkedHashMap<>();
    shape.columns().stream()
        .filter(col -> Originals.isWords(col.typeSql()) && !col.generated() && !col.inherited())
        .forEach(col -> unchanged.put(col.name(), Statements.unchanged(col)));
    boolean refused =
        !unchanged.isEmpty() && !Reasons.against(bench, work.sql(), shape, unchanged).isEmpty();
    return refused ? Map.of() : unchanged;
  }

  /** An ancestor's ALTER reaches it; its own covers what only it has. */
  private Choice chooseBelow(TableWork work, TableShape shape) throws SQLException {
    if (work.truncate()) {
      return choose(work, shape);
    }
    List<Choice> above =
        Inheritance.ancestors(bench, shape.oid()).stream()
            .map(chosen::get)
            .filter(choice -> choice != null && choice.way() != Way.NOTHING)
            .toList();
    boolean reached =
        above.stream().limit(1).anyMatch(c -> c.way() == Way.REWRITE || shape.isPartition());
    if (!reached) {
      Map<String, String> own = Inheritance.masks(work, shape, above);
      return own.isEmpty() && work.deleteWhere().isEmpty()
          ? new Choice(work, shape, Way.NOTHING, own, "the rules keep it as it is")
          : new Choice(work, shape, Way.REFILL, own, "its parent is not written");
    }
    Map<String, String> own = new LinkedHashMap<>(work.expressions());
    shape.columns().stream().filter(Col::inherited).map(Col::name).forEach(own::remove);
    return own.isEmpty() || shape.isPartition()
        ? new Choice(work, shape, Way.NOTHING, Map.of(), "written with its parent")
        : rewriteOrRefill(work, shape, own, "columns that its parent lacks are masked");
  }

  private Choice byVehicle(TableWork work, TableShape shape) throws SQLException {
    String why = shape.dropped() ? "it has dropped columns" : "rows are deleted";
    Optional<Col> vehicle = Reasons.vehicle(bench, work.sql(), shape);
    if (vehicle.isEmpty()) {
      return new Choice(work, shape, Way.REFILL, Map.of(), why);
    }
    Col col = vehicle.get();
    return rewriteOrRefill(work, shape, Map.of(col.name(), Statements.unchanged(col)), why);
  }

  private Choice rewriteOrRefill(
      TableWork work, TableShape shape, Map<String, String> expressions, String why)
      throws SQLException {
    List<String> against = Reasons.against(bench, work.sql(), shape, expressions);
    return against.isEmpty()
        ? new Choice(work, shape, Way.REWRITE, expressions, why)
        : new Choice(work, shape, Way.REFILL, expressions, why + "; " + String.join("; ", against));
  }
}
