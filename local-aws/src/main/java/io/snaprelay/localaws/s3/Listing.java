package io.snaprelay.localaws.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * One page of the keys of a bucket. Keys that share what stands before the delimiter count as one.
 *
 * @param last the key or common prefix after which the next page goes on; null on the last page
 */
record Listing(
    List<Map.Entry<String, StoredObject>> objects, List<String> commonPrefixes, String last) {

  /**
   * Cuts a page out.
   *
   * @param delimiter "" for none
   * @param after only keys after this one, and after all keys that begin with it if it is a common
   *     prefix
   */
  static Listing of(
      NavigableMap<String, StoredObject> all,
      String prefix,
      String delimiter,
      String after,
      int most) {
    Listing page = new Listing(new ArrayList<>(), new ArrayList<>(), null);
    String from = Utf8Order.INSTANCE.compare(after, prefix) > 0 ? after : prefix;
    String last = null;
    for (Map.Entry<String, StoredObject> entry : all.tailMap(from, true).entrySet()) {
      String key = entry.getKey();
      if (!key.startsWith(prefix)) {
        break;
      }
      Optional<String> common = common(key, prefix, delimiter);
      String shown = common.orElse(key);
      if (shown.equals(last) || Utf8Order.INSTANCE.compare(shown, after) <= 0) {
        continue;
      }
      if (page.size() == most) {
        return new Listing(page.objects, page.commonPrefixes, last);
      }
      common.ifPresentOrElse(page.commonPrefixes::add, () -> page.objects.add(entry));
      last = shown;
    }
    return page;
  }

  private static Optional<String> common(String key, String prefix, String delimiter) {
    int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
    return end < 0 ? Optional.empty() : Optional.of(key.substring(0, end + delimiter.length()));
  }

  int size() {
    return objects.size() + commonPrefixes.size();
  }

  /** Where the next page begins, in a form that clients do not look into. */
  Optional<String> token() {
    return Optional.ofNullable(last)
        .map(key -> Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)));
  }

  static String keyOf(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw S3Error.invalid("continuation-token", token);
    }
  }
}
