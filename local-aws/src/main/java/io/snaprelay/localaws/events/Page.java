package io.snaprelay.localaws.events;

import java.util.List;
import java.util.function.Function;

/** A part of a list that is sorted by its keys. The token of the next page is the last key. */
record Page<T>(List<T> items, String nextToken) {

  private static final int LARGEST = 100;

  /**
   * Cuts a page out.
   *
   * @param after the token that the caller brought, or null for the first page
   * @param limit how many the caller wants, or null
   */
  static <T> Page<T> of(List<T> all, Function<T, String> key, String after, Integer limit) {
    int most = limit == null ? LARGEST : Math.min(limit, LARGEST);
    List<T> rest =
        all.stream().filter(t -> after == null || key.apply(t).compareTo(after) > 0).toList();
    List<T> items = rest.stream().limit(most).toList();
    boolean more = rest.size() > items.size() && !items.isEmpty();
    return new Page<>(items, more ? key.apply(items.get(items.size() - 1)) : null);
  }
}
