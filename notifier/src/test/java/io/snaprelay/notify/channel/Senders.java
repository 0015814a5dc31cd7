package io.snaprelay.notify.channel;

import io.snaprelay.evidence.page.PlainQute;
import java.time.Clock;

/** The sender as Quarkus puts it together, over the clients of a test. */
public final class Senders {
  private Senders() {}

  public static Sender of(ChannelConfig config, FakeAws aws, Clock clock) {
    return new Sender(
        new Channels(
            config,
            new Secrets(aws, clock),
            new Postman(config),
            aws,
            new MailHtml(PlainQute.engine()),
            clock));
  }
}
