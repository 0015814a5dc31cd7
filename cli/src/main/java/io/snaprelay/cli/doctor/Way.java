package io.snaprelay.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * From the bus at home to a queue: at once, or over the bus of the queue's region.
 *
 * @param hops one behind the other
 */
record Way(List<Route> hops) {
  Way {
    hops = List.copyOf(hops);
  }

  boolean carries(JsonNode event) {
    return hops.stream().allMatch(hop -> hop.carries(event));
  }

  /** The names of disabled rules that keep it from its end. */
  Stream<String> disabled(JsonNode event) {
    return hops.stream().filter(hop -> !hop.carries(event)).flatMap(hop -> hop.disabled(event));
  }
}
