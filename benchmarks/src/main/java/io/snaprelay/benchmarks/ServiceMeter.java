package io.snaprelay.benchmarks;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.demo.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a service has used and done so far. */
final class ServiceMeter {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern LISTENING =
      Pattern.compile("Listening on: http://[^:\"]+:(?<port>\\d+)");
  private static final String MESSAGES = "snaprelay_messages_total";

  private final JavaProcess process;
  private final URI metrics;

  private ServiceMeter(JavaProcess process, URI metrics) {
    this.process = process;
    this.metrics = metrics;
  }

  /** Waits until the service is up: it takes any free port, and its log says which. */
  static ServiceMeter of(JavaProcess process) {
    String port =
        Patience.until(PATIENCE, () -> port(process))
            .orElseThrow(() -> new IllegalStateException("Not up, see " + process.log()));
    return new ServiceMeter(process, URI.create("http://127.0.0.1:" + port + "/q/metrics"));
  }

  private static Optional<String> port(JavaProcess process) {
    try {
      Matcher listening = LISTENING.matcher(Files.readString(process.log()));
      return listening.find() ? Optional.of(listening.group("port")) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a service has used and done.
   *
   * @param cpuSeconds since its start
   * @param messages that it has handled, whatever their outcome
   */
  record Reading(double cpuSeconds, double messages) {
    Reading since(Reading before) {
      return new Reading(cpuSeconds - before.cpuSeconds, messages - before.messages);
    }
  }

  Reading read() {
    double messages = MetricsText.sum(MESSAGES, Http.get(metrics));
    return new Reading(Cpu.seconds(process.handle()), messages);
  }
}
