package io.snaprelay.notify.channel;

import java.net.URI;

/**
 * PagerDuty's Events API, version 2. A failure triggers an alert, and the next success of the same
 * plan with the same database resolves it.
 *
 * @param url the API, which is another one in the European service region
 * @param routingKey the integration's key
 */
record PagerDutyChannel(URI url, String routingKey, Postman postman) implements Channel {
  /** PagerDuty docs, "Events API v2 Overview": an event has 512 KB at most. */
  private static final int MOST_BYTES = 500_000;

  @Override
  public Answer tell(Notice notice) {
    Letter letter = Letter.of(notice);
    return postman.post(
        url,
        JsonWithin.bytes(
            MOST_BYTES, longest -> PagerDutyEvent.of(letter, notice, routingKey, longest)));
  }

  /** A record prints all it holds, and this one holds a secret. */
  @Override
  public String toString() {
    return "pagerduty";
  }
}
