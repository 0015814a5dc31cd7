package io.snaprelay.localaws.events;

import java.time.Instant;
import java.util.List;

/**
 * What somebody tells EventBridge.
 *
 * @param account whose event it is
 * @param region where it happened
 * @param source aws.rds and the like for services of AWS
 * @param time when it happened; the envelope shows whole seconds
 * @param resources ARNs
 * @param detail a JSON object
 */
public record ServiceEvent(
    String account,
    String region,
    String source,
    String detailType,
    Instant time,
    List<String> resources,
    String detail) {

  public ServiceEvent {
    resources = List.copyOf(resources);
  }
}
