package io.snaprelay.notify;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.snaprelay.notify.channel.FakeChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** What a running service finds around it: a ledger in a folder, one channel, and no queue. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
  private FakeChannel ops;

  @Override
  public Map<String, String> start() {
    try {
      ops = new FakeChannel();
      return Map.of(
          "snaprelay.ledger", "file:" + Files.createTempDirectory("snaprelay-ledger-"),
          "snaprelay.container.enabled", "false",
          "snaprelay.channels.webhook.ops.url", ops.url(),
          "quarkus.sqs.aws.region", "eu-west-1",
          "quarkus.rds.aws.region", "eu-west-1",
          "quarkus.kms.aws.region", "eu-west-1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    ops.close();
  }
}
