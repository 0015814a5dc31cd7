package io.snaprelay.sanitize.cleanroom;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the catalog of one database says, by kind.
 *
 * @param kinds the definition of each object, by the name of its kind and its identity
 */
record Fingerprint(Map<String, Map<String, String>> kinds) {
  static Fingerprint of(RoomSession session) throws SQLException {
    Map<String, Map<String, String>> kinds = new LinkedHashMap<>();
    for (CatalogQueries.Kind kind : CatalogQueries.all()) {
      Map<String, String> objects = new TreeMap<>();
      session.plain(
          kind.query(),
          row -> objects.put(row.getString(1), Definition.skeleton("" + row.getString(2))));
      kinds.put(kind.name(), objects);
    }
    return new Fingerprint(kinds);
  }

  /** The objects of a kind that are in only one of the two, or are another in each. */
  Set<String> differing(Fingerprint other, String kind) {
    Map<String, String> ours = kinds.get(kind);
    Map<String, String> theirs = other.kinds.get(kind);
    Set<String> differing = new TreeSet<>(ours.keySet());
    differing.addAll(theirs.keySet());
    differing.removeIf(
        object -> ours.containsKey(object) && ours.get(object).equals(theirs.get(object)));
    return differing;
  }
}
