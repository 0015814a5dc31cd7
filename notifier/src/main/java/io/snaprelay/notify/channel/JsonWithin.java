package io.snaprelay.notify.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.wire.EventJson;
import java.util.function.IntFunction;

/** JSON that is no longer than a channel takes. */
final class JsonWithin {
  private static final int LONGEST_PART = 3000;
  private static final int SHORTEST_PART = 8;

  private JsonWithin() {}

  /**
   * The JSON, with its parts cut as short as it takes.
   *
   * @param mostBytes how many bytes the channel takes
   * @param form makes the JSON with parts of at most so many characters
   */
  static byte[] bytes(int mostBytes, IntFunction<ObjectNode> form) {
    int longest = LONGEST_PART;
    byte[] json = EventJson.bytes(form.apply(longest));
    while (json.length > mostBytes && longest > SHORTEST_PART) {
      longest /= 2;
      json = EventJson.bytes(form.apply(longest));
    }
    return json;
  }
}
