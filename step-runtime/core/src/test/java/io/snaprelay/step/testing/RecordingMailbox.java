package io.snaprelay.step.testing;

import io.snaprelay.step.Mailbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a service sends to itself. */
public final class RecordingMailbox implements Mailbox {
  /**
   * One message to oneself.
   *
   * @param body its body
   * @param delay how long it stays invisible
   */
  public record Sent(String body, Duration delay) {}

  private final List<Sent> sent = new ArrayList<>();

  @Override
  public void send(String body, Duration delay) {
    sent.add(new Sent(body, delay));
  }

  public List<Sent> sent() {
    return List.copyOf(sent);
  }
}
