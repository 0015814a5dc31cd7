package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.Table;
import io.snaprelay.sanitize.engine.Count;
import io.snaprelay.sanitize.engine.Finding;
import io.snaprelay.sanitize.engine.Looks;
import io.snaprelay.sanitize.engine.MayStay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for the remembered originals in every text of every table, as a whole and word by word, and
 * for what looks like personal data in columns that the rules keep. Nothing may be found.
 */
final class Residue {
  private static final int LOOKED_AT = 1000;

  /** A masked column: what its originals were, and what may be found of them. */
  private record Watched(MayStay mayStay, Remembered own) {}

  /** What was seen in a column. */
  private static final class Tally {
    private final String subject;
    private final Finding kept;
    private final Optional<Watched> watched;
    private long values;
    private long own;
    private long foreign;
    private final Map<Looks, Integer> looks = new EnumMap<>(Looks.class);

    Tally(String subject, Optional<Watched> watched) {
      this.subject = subject;
      this.kept = Finding.begin("kept-column-sample", subject, "nothing personal");
      this.watched = watched;
    }

    /** Whether rules keep its values, in their rows or in others. */
    boolean isReal() {
      return watched.isEmpty() || watched.get().mayStay().staysReal();
    }
  }

  private final Bench bench;
  private final Hashes hashes;
  private final Remembered telling;
  private final List<CheckResult> results = new ArrayList<>();

  Residue(Bench bench, Hashes hashes) throws SQLException {
    this.bench = bench;
    this.hashes = hashes;
    this.telling = Remembered.telling(bench, hashes);
  }

  List<CheckResult> search(Catalog catalog) throws SQLException {
    for (Table table : catalog.tables()) {
      List<Column> columns = Sampling.words(table);
      if (!columns.isEmpty() && table.kind() != Table.Kind.FOREIGN) {
        search(table, columns);
      }
    }
    return results;
  }

  private void search(Table table, List<Column> columns) throws SQLException {
    Finding elsewhere = Finding.begin("originals-elsewhere", subject(table), "no original");
    Map<String, Watched> watched = watched(table);
    List<Tally> tallies = new ArrayList<>();
    for (Column column : columns) {
      tallies.add(
          new Tally(
              subject(table) + "." + column.name(),
              Optional.ofNullable(watched.get(column.name()))));
    }
    bench.stream(Sampling.rows(table, columns), row -> row(row, tallies));
    long found = tallies.stream().mapToLong(tally -> tally.foreign).sum();
    results.add(elsewhere.passIf(found == 0, found + " found"));
    tallies.forEach(tally -> results.addAll(results(tally)));
  }

  private Map<String, Watched> watched(Table table) throws SQLException {
    Map<String, Watched> watched = new HashMap<>();
    List<Map.Entry<Integer, Map.Entry<String, MayStay>>> columns =
        bench.read(
            "SELECT id, in_column, may_stay FROM \"snaprelay_progress\".watched"
                + " WHERE in_schema = ? AND name = ? AND NOT emptied",
            row ->
                Map.entry(
                    row.getInt(1), Map.entry(row.getString(2), MayStay.valueOf(row.getString(3)))),
            table.name().schema(),
            table.name().name());
    for (Map.Entry<Integer, Map.Entry<String, MayStay>> each : columns) {
      watched.put(
          each.getValue().getKey(),
          new Watched(each.getValue().getValue(), Remembered.of(bench, hashes, each.getKey())));
    }
    return watched;
  }

  private String row(ResultSet row, List<Tally> tallies) throws SQLException {
    for (int i = 0; i < tallies.size(); i++) {
      String value = row.getString(i + 1);
      if (Hashes.isLongEnough(value)) {
        count(tallies.get(i), value);
      }
    }
    return "";
  }

  private void count(Tally tally, String value) {
    tally.values++;
    tally.own += tally.watched.filter(own -> own.own().holds(value)).isPresent() ? 1 : 0;
    boolean mayHold = tally.watched.filter(own -> own.mayStay().isOverlapping()).isPresent();
    tally.foreign += !mayHold && telling.holdsWordOf(value) ? 1 : 0;
    if (tally.isReal() && tally.values <= LOOKED_AT) {
      Looks.of(value).ifPresent(looks -> tally.looks.merge(looks, 1, Integer::sum));
    }
  }

  private static List<CheckResult> results(Tally tally) {
    List<CheckResult> results = new ArrayList<>();
    tally.watched.ifPresent(watched -> results.add(originals(tally, watched)));
    if (tally.isReal()) {
      String seen =
          tally.looks.isEmpty()
              ? "nothing of up to " + LOOKED_AT + " rows"
              : "looks like " + tally.looks;
      results.add(tally.kept.passIf(tally.looks.isEmpty(), seen));
    }
    return results;
  }

  private static CheckResult originals(Tally tally, Watched watched) {
    return new Count(
            tally.subject,
            watched.mayStay(),
            watched.own().size(),
            new Count.Among(tally.values, tally.own),
            Optional.empty())
        .originals();
  }

  private static String subject(Table table) {
    return table.name().schema() + ": " + table.name().name();
  }
}
