package io.snaprelay.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths into documents: {@code $.key."odd key"}, and through lists: {@code $.key[*].key}. */
final class JsonPaths {
  private static final Pattern STEP =
      Pattern.compile("\\.(?:\"([^\"]+)\"|([^\".\\[\\]*]+))|(\\[\\*])");

  /**
   * A way from object to object.
   *
   * @param keys the members on it
   * @param each if a list is at its end: the way within each element
   */
  record Way(List<String> keys, Optional<Way> each) {
    Way {
      keys = List.copyOf(keys);
    }

    /** Whether the other lies on this one, or is the same. */
    boolean covers(Way other) {
      int steps = keys.size();
      return steps <= other.keys().size()
          && keys.equals(other.keys().subList(0, steps))
          && (each.isEmpty()
              || steps == other.keys().size()
                  && other.each().filter(way -> each.get().covers(way)).isPresent());
    }
  }

  private JsonPaths() {}

  static Optional<Way> parse(String text) {
    List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    Matcher step = STEP.matcher(text);
    int at = text.startsWith("$") ? 1 : text.length() + 1;
    while (at < text.length() && step.region(at, text.length()).lookingAt()) {
      if (step.group(3) == null) {
        parts.get(parts.size() - 1).add(step.group(1) == null ? step.group(2) : step.group(1));
      } else {
        parts.add(new ArrayList<>());
      }
      at = step.end();
    }
    return at == text.length() && !parts.get(0).isEmpty()
        ? Optional.of(way(parts))
        : Optional.empty();
  }

  private static Way way(List<List<String>> parts) {
    return new Way(
        parts.get(0),
        parts.size() == 1 ? Optional.empty() : Optional.of(way(parts.subList(1, parts.size()))));
  }
}
