package io.snaprelay.localaws.rds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.rds.model.Tag;

/** The rules on tags (RDS User Guide, "Tagging Amazon RDS resources"). */
final class Tags {

  private static final int MOST = 50;
  private static final int KEY_LENGTH = 128;
  private static final int VALUE_LENGTH = 256;
  private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  private Tags() {}

  /** Checks the tags of a new resource. */
  static List<Tag> checked(List<Tag> tags) {
    return added(List.of(), tags);
  }

  /** A tag with a known key replaces the old one. */
  static List<Tag> added(List<Tag> before, List<Tag> tags) {
    tags.forEach(Tags::check);
    Map<String, String> all = new LinkedHashMap<>(map(before));
    all.putAll(map(tags));
    if (all.size() > MOST) {
      throw Guess.TOO_MANY_TAGS.with(MOST);
    }
    return list(all);
  }

  static List<Tag> removed(List<Tag> before, List<String> keys) {
    return before.stream().filter(tag -> !keys.contains(tag.key())).toList();
  }

  static Map<String, String> map(List<Tag> tags) {
    Map<String, String> map = new LinkedHashMap<>();
    tags.forEach(tag -> map.put(tag.key(), tag.value() == null ? "" : tag.value()));
    return map;
  }

  private static List<Tag> list(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  private static void check(Tag tag) {
    String key = tag.key() == null ? "" : tag.key();
    String value = tag.value() == null ? "" : tag.value();
    String prefix = key.toLowerCase(Locale.ROOT);
    if (key.isEmpty() || key.length() > KEY_LENGTH) {
      throw Guess.BAD_TAG.with(key, "a key has 1 to " + KEY_LENGTH + " characters");
    }
    if (prefix.startsWith("aws:") || prefix.startsWith("rds:")) {
      throw Guess.BAD_TAG.with(key, "the prefixes aws: and rds: are reserved");
    }
    if (value.length() > VALUE_LENGTH) {
      throw Guess.BAD_TAG.with(key, "a value has at most " + VALUE_LENGTH + " characters");
    }
    if (!CHARACTERS.matcher(key).matches() || !CHARACTERS.matcher(value).matches()) {
      throw Guess.BAD_TAG.with(
          key, "keys and values consist of letters, digits, white space and _ . : / = + - @");
    }
  }
}
