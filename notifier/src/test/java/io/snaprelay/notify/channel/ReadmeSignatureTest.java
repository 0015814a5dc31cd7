package io.snaprelay.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.snaprelay.plan.Notify;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A receiver that does what the README shows, in another language, on what a webhook really got.
 */
class ReadmeSignatureTest {
  private static final Pattern SHOWN = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);
  private static final String CALL =
      """

      import sys
      headers = {"X-SnapRelay-Timestamp": sys.argv[2], "X-SnapRelay-Signature": sys.argv[3]}
      now = datetime.fromisoformat(sys.argv[4]).replace(tzinfo=timezone.utc)
      print(is_genuine(b"k3y", headers, open(sys.argv[1], "rb").read(), now))
      """;

  @TempDir Path folder;
  private FakeChannel.Received received;
  private String timestamp;
  private String signature;

  @BeforeEach
  void receive() throws IOException, InterruptedException {
    assumeTrue(pythonIsThere(), "there is no python3 on this machine");
    try (ChannelBench bench = new ChannelBench()) {
      bench.set("channels.webhook.ops.url", bench.there.url());
      bench.set("channels.webhook.ops.secret", "k3y");
      bench.tell(Notify.Channel.WEBHOOK, "ops", SampleNotices.of(Notice.Kind.FAILED));
      received = bench.got();
    }
    timestamp = received.header("X-snaprelay-timestamp");
    signature = received.header("X-snaprelay-signature");
  }

  @Test
  void whatWasSentIsGenuine() throws IOException, InterruptedException {
    assertEquals("True", check(received.body(), timestamp, signature, "2026-11-21T02:01:00"));
  }

  @Test
  void anotherBodyIsNot() throws IOException, InterruptedException {
    byte[] changed = received.text().replace("FAILED", "PASSED").getBytes(StandardCharsets.UTF_8);

    assertEquals("False", check(changed, timestamp, signature, "2026-11-21T02:01:00"));
  }

  @Test
  void anotherTimeIsNot() throws IOException, InterruptedException {
    String later = "2026-11-21T03:00:00Z";

    assertEquals("False", check(received.body(), later, signature, "2026-11-21T03:01:00"));
  }

  @Test
  void anOldMessageIsNot() throws IOException, InterruptedException {
    assertEquals("False", check(received.body(), timestamp, signature, "2026-11-21T02:06:00"));
  }

  private String check(byte[] body, String time, String signed, String now)
      throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("check.py"), shown() + CALL);
    Path file = Files.write(folder.resolve("body"), body);
    Process python =
        new ProcessBuilder("python3", script + "", file + "", time, signed, now)
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(python.waitFor(60, TimeUnit.SECONDS), "python3 does not end");
    return said.strip();
  }

  private static String shown() throws IOException {
    Matcher found = SHOWN.matcher(Files.readString(Path.of("README.md")));
    assertTrue(found.find(), "the README shows how to check a signature");
    return found.group(1);
  }

  private static boolean pythonIsThere() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException notFound) {
      return false;
    }
  }
}
