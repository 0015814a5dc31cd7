package io.snaprelay.localaws.policy;

import java.util.Map;

/**
 * One thing that somebody wants to do.
 *
 * @param principal an account's twelve digits, or a service such as events.amazonaws.com
 * @param action as IAM writes it: sqs:SendMessage
 * @param resource the ARN of the queue or bus
 * @param context the condition keys that are known about the request, in lower case: aws:sourcearn
 */
public record Access(
    String principal, String action, String resource, Map<String, String> context) {

  public Access {
    context = Map.copyOf(context);
  }
}
