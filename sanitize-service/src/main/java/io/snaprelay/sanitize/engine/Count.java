package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import java.util.List;
import java.util.Optional;

/**
 * What was counted in a masked column, and what is to be thought of it.
 *
 * @param subject the column
 * @param mayStay what its strategy may leave
 * @param drawn how many different originals were drawn
 * @param among the masked values
 * @param kept the rows that were compared; empty if none was recognised
 */
public record Count(String subject, MayStay mayStay, long drawn, Among among, Optional<Kept> kept) {
  public static final String AMONG = "originals-in-masked-column";
  public static final String UNCHANGED = "unchanged-values";

  /**
   * The masked values of a column.
   *
   * @param values how many there are, those left out that say nothing
   * @param originals how many of them are among the originals that were drawn
   */
  public record Among(long values, long originals) {}

  /**
   * The rows that were drawn and are there still.
   *
   * @param rows how many there are, those left out whose value said nothing
   * @param same how many of them kept their value
   * @param wrong how many of these against their rule, which would have changed it
   */
  public record Kept(long rows, long same, long wrong) {}

  List<CheckResult> results() {
    return List.of(originals(), unchanged());
  }

  /** Of its originals. */
  public CheckResult originals() {
    Finding finding = Finding.begin(AMONG, subject, mayStay.expectedOriginals());
    String seen =
        "%,d of %,d masked values are among %,d originals"
                .formatted(among.originals(), among.values(), drawn)
            + (mayStay.staysReal() ? ": shuffled values stay real" : "");
    return finding
        .passIf(mayStay.mayHoldOriginals() || among.originals() == 0, seen)
        .measuring(Optional.empty(), figure(among.originals()));
  }

  /** What kept its value is among the originals: where none is, nobody need be recognised. */
  public CheckResult unchanged() {
    Finding finding = Finding.begin(UNCHANGED, subject, mayStay.expectedRows());
    if (kept.isEmpty() && among.originals() > 0) {
      return finding.skip("no row can be recognised: the table has no key that masks leave apart");
    }
    if (kept.isEmpty()) {
      return finding
          .pass("no masked value is among " + "%,d originals".formatted(drawn))
          .measuring(Optional.empty(), figure(0));
    }
    Kept rows = kept.get();
    String seen = "%,d of %,d rows kept their value".formatted(rows.same(), rows.rows());
    return finding.passIf(isAllowed(rows), seen).measuring(Optional.empty(), figure(rows.same()));
  }

  private boolean isAllowed(Kept rows) {
    return switch (mayStay) {
      case NOTHING, OTHERS -> rows.same() == 0;
      case COINCIDENCE, RULED -> rows.wrong() == 0;
      case MOVED -> rows.same() < rows.rows() || drawn <= 1;
      case ANYTHING -> true;
    };
  }

  private static Optional<String> figure(long count) {
    return Optional.of(Long.toString(count));
  }
}
