package io.snaprelay.planfile;

import java.util.HashMap;
import java.util.Map;

/** Where each field stands, and how its value is spelled before YAML gives it a type. */
public final class Places {
  private final Map<PlanPath, Place> keys = new HashMap<>();
  private final Map<PlanPath, Place> values = new HashMap<>();
  private final Map<PlanPath, String> spellings = new HashMap<>();

  void putKey(PlanPath path, Place place) {
    keys.put(path, place);
  }

  void putScalar(PlanPath path, Place place, String spelling) {
    values.put(path, place);
    spellings.put(path, spelling);
  }

  /** A mapping or list begins, for a reader, where its key stands. */
  void putContainer(PlanPath path, Place place) {
    values.put(path, keys.getOrDefault(path, place));
  }

  public Place key(PlanPath path) {
    return keys.getOrDefault(path, value(path));
  }

  public Place value(PlanPath path) {
    return values.getOrDefault(path, Place.START);
  }

  /** The text of a scalar as the user wrote it. */
  public String spelling(PlanPath path) {
    return spellings.getOrDefault(path, "");
  }
}
