package io.snaprelay.localaws.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Condition keys about tags (IAM User Guide, "AWS global condition context keys"). */
final class TagKeys {

  private TagKeys() {}

  /** Names of condition keys are the same in either case, the tag's key in them too. */
  static String ofResource(String tag) {
    return "aws:resourcetag/" + tag.toLowerCase(Locale.ROOT);
  }

  /** What a request tells of tags that it gives or takes away; nothing if there are none. */
  static Map<String, List<String>> ofRequest(Map<String, String> given, List<String> takenAway) {
    Map<String, List<String>> context = new TreeMap<>();
    given.forEach(
        (key, value) ->
            context.put("aws:requesttag/" + key.toLowerCase(Locale.ROOT), List.of(value)));
    List<String> keys = new ArrayList<>(given.keySet());
    keys.addAll(takenAway);
    if (!keys.isEmpty()) {
      context.put("aws:tagkeys", keys);
    }
    return context;
  }
}
