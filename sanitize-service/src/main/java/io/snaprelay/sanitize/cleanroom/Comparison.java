package io.snaprelay.sanitize.cleanroom;

import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether a database of the clean room is the masked one again: its rows, and its catalog. */
final class Comparison {
  static final String ROWS = "clean-room-rows";
  static final String CATALOG = "clean-room-catalog";

  /** An event has room for 256 KiB, a person for less. */
  private static final int MOST = 10;

  private final String database;

  Comparison(String database) {
    this.database = database;
  }

  List<CheckResult> of(RoomSession masked, RoomSession room) throws SQLException {
    List<CheckResult> results = new ArrayList<>(catalogs(masked, room));
    results.addAll(rows(masked, room));
    return results;
  }

  private List<CheckResult> catalogs(RoomSession masked, RoomSession room) throws SQLException {
    Fingerprint wanted = Fingerprint.of(masked);
    Fingerprint seen = Fingerprint.of(room);
    List<CheckResult> results = new ArrayList<>();
    for (String kind : wanted.kinds().keySet()) {
      int count = wanted.kinds().get(kind).size();
      Finding finding = Finding.begin(CATALOG, database + ": " + kind, "as in the masked database");
      Set<String> differing = wanted.differing(seen, kind);
      results.add(
          differing.isEmpty()
              ? finding.pass(count + " the same")
              : finding.fail("missing, new or another: " + listed(differing)));
    }
    return results;
  }

  private List<CheckResult> rows(RoomSession masked, RoomSession room) throws SQLException {
    SideBySide both = SideBySide.of(() -> Contents.of(masked), () -> Contents.of(room));
    Set<String> all = new TreeSet<>(both.masked().parts().keySet());
    all.addAll(both.room().parts().keySet());
    List<CheckResult> results = new ArrayList<>();
    for (String part : all) {
      results.add(compare(part, both.masked().parts().get(part), both.room().parts().get(part)));
    }
    return results;
  }

  private CheckResult compare(String part, Contents.Part wanted, Contents.Part seen) {
    Finding finding = Finding.begin(ROWS, database + ": " + part, told(wanted));
    if (wanted == null || !wanted.equals(seen)) {
      boolean sameCount = wanted != null && seen != null && wanted.rows() == seen.rows();
      return finding.fail(sameCount ? told(seen) + ", of which some are others" : told(seen));
    }
    return finding.pass(told(seen) + ", all the same");
  }

  private static String told(Contents.Part part) {
    return part == null ? "not there" : part.rows() + " rows";
  }

  private static String listed(Set<String> differing) {
    String shown = differing.stream().limit(MOST).collect(Collectors.joining(", "));
    return differing.size() > MOST ? shown + ", %d more".formatted(differing.size() - MOST) : shown;
  }
}
