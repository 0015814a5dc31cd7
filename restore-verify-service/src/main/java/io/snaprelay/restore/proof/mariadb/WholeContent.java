package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.SqlFailure;
import io.snaprelay.events.CheckResult;
import io.snaprelay.restore.proof.Figures;
import io.snaprelay.restore.proof.KeyBuckets;
import io.snaprelay.restore.proof.Line;
import io.snaprelay.restore.proof.Sums;
import io.snaprelay.restore.proof.TableFigures;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table of which every slice was read.
 *
 * @param read the table, and how it was read
 * @param parts what its slices gave
 */
record WholeContent(ContentRead read, List<KeySlice.Part> parts) {
  /** What there is to say; the figures are kept. */
  CheckResult tell(Figures figures) {
    Line line =
        Line.after(
            parts.stream().map(KeySlice.Part::took).reduce(Duration.ZERO, Duration::plus),
            ReadableRows.NAME,
            read.table().subject(),
            "every row can be read",
            read.query());
    Optional<SqlFailure> failure =
        parts.stream().flatMap(part -> part.failure().stream()).findFirst();
    if (failure.isPresent()) {
      return line.fail(failure.get().toString());
    }
    TableFigures seen = figures();
    figures.add(seen);
    return line.pass(words(seen))
        .measuring(Optional.of(seen.bytes()), Optional.of(Long.toString(seen.rows())));
  }

  private TableFigures figures() {
    TreeMap<Long, Sums> buckets = new TreeMap<>();
    parts.forEach(part -> part.sums().forEach((n, sums) -> buckets.merge(n, sums, Sums::plus)));
    Sums all = buckets.values().stream().reduce(Sums.NONE, Sums::plus);
    StoredTable table = read.table();
    return new TableFigures(
        table.database(),
        table.title(),
        all.rows(),
        table.dataBytes(),
        ifHashed(all.first()),
        read.method(),
        ifHashed(all.second()),
        read.span().map(keys -> new KeyBuckets(table.key().orElseThrow(), keys.width(), buckets)));
  }

  private Optional<BigDecimal> ifHashed(BigDecimal sum) {
    return read.hashed() ? Optional.of(sum) : Optional.empty();
  }

  private static String words(TableFigures seen) {
    String sums =
        seen.checksum()
            .map(first -> "checksums %s and %s".formatted(first, seen.second().orElseThrow()))
            .orElse("counted only");
    return "%d rows, about %d bytes, %s".formatted(seen.rows(), seen.bytes(), sums);
  }
}
