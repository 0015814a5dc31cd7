package io.snaprelay.notify.channel;

import java.net.URI;

/** A webhook of Microsoft Teams: the trigger of a workflow, or an incoming webhook. */
record TeamsChannel(URI url, Postman postman) implements Channel {
  /** Microsoft Learn, "Create an Incoming Webhook": a message has 28 KB at most. */
  private static final int MOST_BYTES = 28_000;

  @Override
  public Answer tell(Notice notice) {
    Letter letter = Letter.of(notice);
    return postman.post(
        url, JsonWithin.bytes(MOST_BYTES, longest -> TeamsCard.of(letter, notice, longest)));
  }

  /** A record prints all it holds, and this one holds a secret. */
  @Override
  public String toString() {
    return "teams";
  }
}
