package io.snaprelay.notify.channel;

import io.snaprelay.wire.EventJson;
import java.net.URI;

/** A Slack incoming webhook. */
record SlackChannel(URI url, Postman postman) implements Channel {
  @Override
  public Answer tell(Notice notice) {
    return postman.post(url, EventJson.bytes(SlackMessage.of(Letter.of(notice))));
  }

  /** A record prints all it holds, and this one holds a secret. */
  @Override
  public String toString() {
    return "slack";
  }
}
