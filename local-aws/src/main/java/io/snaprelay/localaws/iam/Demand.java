package io.snaprelay.localaws.iam;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One permission that a call needs.
 *
 * @param action as IAM writes it: rds:CopyDBSnapshot
 * @param resource an ARN; a star where AWS judges no resource
 * @param context condition keys in lower case, each with its values
 */
record Demand(String action, String resource, Map<String, List<String>> context) {

  /** Where AWS judges no resource. */
  static final String NO_RESOURCE = "*";

  static Demand of(String action, String resource) {
    return new Demand(action, resource, Map.of());
  }

  /** The same with more condition keys. */
  Demand with(Map<String, List<String>> more) {
    Map<String, List<String>> all = new TreeMap<>(context);
    all.putAll(more);
    return new Demand(action, resource, all);
  }

  Demand with(String key, String value) {
    return with(Map.of(key, List.of(value)));
  }
}
