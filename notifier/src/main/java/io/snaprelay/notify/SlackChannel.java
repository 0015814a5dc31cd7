package io.snaprelay.notify;

import io.snaprelay.wire.EventJson;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** A Slack incoming webhook. */
record SlackChannel(URI url) implements Channel {
  @Override
  public HttpRequest.Builder message(Notice notice) {
    return HttpRequest.newBuilder(url)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(EventJson.bytes(SlackMessage.of(notice))));
  }

  /** A record prints all it holds, and this one holds a secret. */
  @Override
  public String toString() {
    return "slack";
  }
}
