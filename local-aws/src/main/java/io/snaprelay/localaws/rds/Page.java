package io.snaprelay.localaws.rds;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One page of an answer.
 *
 * @param marker where the next page begins, null on the last one
 */
record Page<T>(List<T> items, String marker) {

  private static final int LEAST = 20;
  private static final int MOST = 100;

  /**
   * @param sorted by the key; the page begins after the marker, even if what it points to is gone
   */
  static <T> Page<T> of(
      Stream<T> sorted, Function<T, String> key, Integer maxRecords, String marker) {
    int size = size(maxRecords);
    String after = marker == null || marker.isEmpty() ? "" : decode(marker);
    List<T> rest = sorted.filter(item -> key.apply(item).compareTo(after) > 0).toList();
    if (rest.size() <= size) {
      return new Page<>(rest, null);
    }
    List<T> items = rest.subList(0, size);
    return new Page<>(items, encode(key.apply(items.get(size - 1))));
  }

  private static int size(Integer maxRecords) {
    int size = maxRecords == null ? MOST : maxRecords;
    if (size < LEAST || size > MOST) {
      throw RdsError.INVALID_PARAMETER_VALUE.because(
          "Invalid value %d for MaxRecords. Must be between %d and %d", size, LEAST, MOST);
    }
    return size;
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String marker) {
    try {
      return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw RdsError.INVALID_PARAMETER_VALUE.because("Invalid marker: %s", marker);
    }
  }
}
