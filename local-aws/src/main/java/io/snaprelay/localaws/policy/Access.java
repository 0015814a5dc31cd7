package io.snaprelay.localaws.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that somebody wants to do.
 *
 * @param principal an account's twelve digits, a caller's ARN, or a service such as
 *     events.amazonaws.com
 * @param action as IAM writes it: sqs:SendMessage
 * @param resource the ARN of the queue or bus; a star where AWS judges no resource
 * @param context the condition keys that are known about the request, in lower case, each with its
 *     values: aws:sourcearn
 */
public record Access(
    String principal, String action, String resource, Map<String, List<String>> context) {

  public Access {
    Map<String, List<String>> sorted = new TreeMap<>();
    context.forEach((key, values) -> sorted.put(key, List.copyOf(values)));
    context = Collections.unmodifiableMap(sorted);
  }

  /** With one value for each condition key. */
  public static Access of(
      String principal, String action, String resource, Map<String, String> context) {
    Map<String, List<String>> lists = new TreeMap<>();
    context.forEach((key, value) -> lists.put(key, List.of(value)));
    return new Access(principal, action, resource, lists);
  }
}
