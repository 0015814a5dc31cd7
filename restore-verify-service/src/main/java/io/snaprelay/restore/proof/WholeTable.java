package io.snaprelay.restore.proof;

import io.snaprelay.database.SqlFailure;
import io.snaprelay.events.CheckResult;
import io.snaprelay.restore.proof.Slice.Part;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A table of which every slice was read.
 *
 * @param read the table, and how it was read
 * @param parts what its slices gave
 */
record WholeTable(TableRead read, List<Part> parts) {
  static final String NOT_NULL = "not-null";

  /** Why it could not be read. */
  Optional<SqlFailure> failure() {
    return parts.stream().flatMap(part -> part.failure().stream()).findFirst();
  }

  /** What there is to say, and the figures. */
  List<CheckResult> tell(Figures figures) {
    Line line =
        Line.after(
            took(),
            ReadableTables.NAME,
            table().subject(),
            "every row can be read",
            parts.get(0).slice().query());
    if (failure().isPresent()) {
      return List.of(line.fail(failure().get().toString()));
    }
    TableFigures seen = figures();
    figures.add(seen);
    List<CheckResult> results = new ArrayList<>();
    results.add(line.pass(words(seen)).measuring(Optional.of(seen.bytes()), rows(seen)));
    if (table().notNull().isPresent() && read.hash() != RowHash.COUNT) {
      results.add(notNull());
    }
    return results;
  }

  private CheckResult notNull() {
    long nulls = parts.stream().mapToLong(Part::nulls).sum();
    return Line.begin(NOT_NULL, table().subject(), "no NULL in " + table().notNull().orElseThrow())
        .passIf(nulls == 0, nulls + " rows with NULL");
  }

  private TableFigures figures() {
    boolean hashed = read.hash() != RowHash.COUNT;
    TreeMap<Long, Sums> buckets = new TreeMap<>();
    parts.forEach(part -> part.sums().forEach((n, sums) -> buckets.merge(n, sums, Sums::plus)));
    Sums all = buckets.values().stream().reduce(Sums.NONE, Sums::plus);
    return new TableFigures(
        table().database(),
        table().name(),
        all.rows(),
        table().bytes(),
        only(hashed, all.first()),
        read.hash().title(),
        only(hashed, all.second()),
        read.width().map(width -> new KeyBuckets(table().key().orElseThrow(), width, buckets)),
        pages());
  }

  /**
   * Without a key, all there is to say of a row is where it lies. A snapshot and its copies hold
   * the same pages, and the server moves no row that nobody changes.
   */
  private Optional<KeyBuckets> pages() {
    OptionalLong width =
        parts.stream().mapToLong(part -> part.slice().from()).filter(from -> from > 0).min();
    if (width.isEmpty() || read.width().isPresent() || read.hash() == RowHash.COUNT) {
      return Optional.empty();
    }
    TreeMap<Long, Sums> ranges = new TreeMap<>();
    for (Part part : parts) {
      Sums rows = part.sums().values().stream().reduce(Sums.NONE, Sums::plus);
      ranges.merge(part.slice().from() / width.getAsLong(), rows, Sums::plus);
    }
    return Optional.of(new KeyBuckets("page", width.getAsLong(), ranges));
  }

  private static Optional<BigDecimal> only(boolean hashed, BigDecimal sum) {
    return hashed ? Optional.of(sum) : Optional.empty();
  }

  private static String words(TableFigures seen) {
    String sums =
        seen.checksum()
            .map(first -> "checksums %s and %s".formatted(first, seen.second().orElseThrow()))
            .orElse("counted only");
    return "%d rows, %d bytes, %s".formatted(seen.rows(), seen.bytes(), sums);
  }

  private static Optional<String> rows(TableFigures seen) {
    return Optional.of(Long.toString(seen.rows()));
  }

  private Table table() {
    return read.table();
  }

  private Duration took() {
    return parts.stream().map(Part::took).reduce(Duration.ZERO, Duration::plus);
  }
}
