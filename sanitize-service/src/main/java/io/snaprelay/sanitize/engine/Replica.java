package io.snaprelay.sanitize.engine;

import io.snaprelay.sanitize.engine.TableShape.Col;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table that takes the place of another: its statements, read from the catalog before anything is
 * changed. What they do not carry over is seen by {@link Likeness}, and then nothing is swapped.
 *
 * @param name of the table in our schema until it takes the other's place
 * @param prepare make it, empty, without indexes
 * @param swap drop the other and put it in its place, with owner, grants and sequences
 * @param indexes built beside each other, the dearest first
 * @param complete what needs the indexes, and what is said about them
 */
record Replica(
    String name,
    List<String> prepare,
    List<String> swap,
    List<Index> indexes,
    List<String> complete) {
  /** An index; its name is not quoted. */
  record Index(String name, String statement) {}

  Replica {
    prepare = List.copyOf(prepare);
    swap = List.copyOf(swap);
    indexes = List.copyOf(indexes);
    complete = List.copyOf(complete);
  }

  static String name(long oid) {
    return Sql.name(Sql.OURS, "copy_" + oid);
  }

  /** In a transaction whose search path is pg_catalog alone. */
  static Replica of(Workbench bench, long oid) throws SQLException {
    String name = name(oid);
    return new Replica(
        name,
        texts(bench, ReplicaSql.PREPARE, oid),
        texts(bench, ReplicaSql.SWAP, oid),
        bench.read(ReplicaSql.INDEXES, row -> new Index(row.getString(1), row.getString(2)), oid),
        texts(bench, ReplicaSql.COMPLETE, oid));
  }

  /** Fills it from some pages of the other: a text of conditions on ctid. */
  static String load(
      String table, TableShape shape, Map<String, String> expressions, String pages) {
    List<Col> stored = shape.columns().stream().filter(col -> !col.generated()).toList();
    return "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM ONLY %s WHERE %s"
        .formatted(
            name(shape.oid()),
            stored.stream().map(Col::sql).collect(Collectors.joining(", ")),
            stored.stream()
                .map(col -> FoldedKey.in(expressions.getOrDefault(col.name(), col.sql())))
                .collect(Collectors.joining(", ")),
            table,
            pages);
  }

  private static List<String> texts(Workbench bench, String query, long oid) throws SQLException {
    return bench.texts(query.replace(":copy", name(oid)), oid);
  }
}
