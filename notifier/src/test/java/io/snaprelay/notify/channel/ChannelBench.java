package io.snaprelay.notify.channel;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.snaprelay.plan.Notify;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One channel of a kind, and somebody at the other end, be it a web service or AWS. */
final class ChannelBench implements AutoCloseable {
  final FakeChannel there;
  final FakeAws aws = new FakeAws();
  final SettableClock clock = new SettableClock(Runs.REQUESTED_AT);
  private final Map<String, String> keys = new HashMap<>();
  private Sender sender;

  ChannelBench() {
    try {
      there = new FakeChannel();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    aws.at(there.url());
  }

  ChannelBench set(String key, String value) {
    keys.put("snaprelay." + key, value);
    return this;
  }

  /** One attempt. */
  Answer tell(Notify.Channel channel, String target, Notice notice) {
    if (sender == null) {
      sender = Senders.of(config(keys), aws, clock);
    }
    return sender.send(notice, new Recipient(channel, target)).join();
  }

  /** What it got last. */
  FakeChannel.Received got() {
    return there.received().get(there.received().size() - 1);
  }

  static ChannelConfig config(String timeout) {
    return config(Map.of("snaprelay.delivery.timeout", timeout));
  }

  private static ChannelConfig config(Map<String, String> keys) {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(ChannelConfig.class)
        .withSources(new PropertiesConfigSource(keys, "test", 100))
        .withValidateUnknown(false)
        .build()
        .getConfigMapping(ChannelConfig.class);
  }

  @Override
  public void close() {
    there.close();
    if (sender != null) {
      sender.close();
    }
  }
}
