package io.snaprelay.notify.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.wire.Json;

/**
 * A letter as an event of PagerDuty (PagerDuty docs, "Send an Alert Event"): the summary has 1024
 * characters at most, the key 255.
 */
final class PagerDutyEvent {
  private static final int LONGEST_SUMMARY = 1024;

  private PagerDutyEvent() {}

  /**
   * The event.
   *
   * @param longest how many characters of each part it shows
   */
  static ObjectNode of(Letter letter, Notice notice, String routingKey, int longest) {
    boolean resolved = notice.kind() == Notice.Kind.SUCCEEDED;
    ObjectNode event = Json.mapper().createObjectNode();
    event.put("routing_key", routingKey);
    event.put("event_action", resolved ? "resolve" : "trigger");
    event.put("dedup_key", key(notice));
    if (!resolved) {
      event.put("client", "SnapRelay");
      payload(event.putObject("payload"), letter, notice, longest);
      links(event, notice);
    }
    return event;
  }

  /**
   * The same for all runs of a plan with a database, so that one run's success ends what another's
   * failure began. That a channel is out of order is an alert of its own. A plan's name has 63
   * characters at most, and so has a database's identifier: the key has never more than 255.
   */
  private static String key(Notice notice) {
    String subject = notice.about().plan() + "/" + notice.about().databaseArn();
    return notice.kind() == Notice.Kind.UNDELIVERED
        ? "snaprelay/channels/" + subject
        : "snaprelay/" + subject;
  }

  private static void payload(ObjectNode payload, Letter letter, Notice notice, int longest) {
    payload.put("summary", Cut.to(letter.title(), LONGEST_SUMMARY));
    payload.put("source", notice.about().databaseArn());
    payload.put("severity", notice.severity().word());
    payload.put("timestamp", notice.occurredAt().toString());
    payload.put("component", notice.about().database());
    payload.put("group", notice.about().plan());
    payload.put("class", notice.kind().name());
    ObjectNode details = payload.putObject("custom_details");
    letter.parts().forEach(part -> details.put(part.heading(), Cut.to(part.bullets(), longest)));
    details.put("Run", notice.about().run().value());
    notice.evidence().ifPresent(evidence -> details.put("Evidence", evidence.address()));
  }

  private static void links(ObjectNode event, Notice notice) {
    notice
        .evidence()
        .filter(Notice.Evidence::isLink)
        .ifPresent(
            evidence ->
                event
                    .putArray("links")
                    .addObject()
                    .put("href", evidence.address())
                    .put("text", "Evidence"));
  }
}
