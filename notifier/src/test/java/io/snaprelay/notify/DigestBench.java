package io.snaprelay.notify;

import io.snaprelay.events.EventHeader;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.SweepReported;
import io.snaprelay.events.SweepReported.State;
import io.snaprelay.evidence.SamplePlan;
import io.snaprelay.notify.channel.FakeChannel;
import io.snaprelay.plan.Digest;
import io.snaprelay.plan.Digest.Severity;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Notify;
import io.snaprelay.plan.Notify.Channel;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.sweep.Cause;
import io.snaprelay.wire.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A digest of everything that may wait, at 07:00 every day; another channel hears all at once. */
final class DigestBench implements AutoCloseable {
  static final String SCHEDULE = "cron(0 7 * * ? *)";
  static final Notify DIGEST =
      new Notify(
          Channel.WEBHOOK,
          "daily",
          Set.of(),
          Optional.of(new Digest(SCHEDULE, Set.of(Severity.values()))));
  static final FrozenPlan PLAN = SamplePlan.plan(DIGEST);

  final NotifierBench bench = new NotifierBench();
  final FakeChannel daily = new FakeChannel();
  final FakeChannel ops = new FakeChannel();

  DigestBench() throws IOException {
    bench.set("snaprelay.channels.webhook.daily.url", daily.url());
    bench.set("snaprelay.channels.webhook.ops.url", ops.url());
  }

  /** The plan file has the digest, and a second channel that could report it. */
  DigestBench planned(Path folder) throws IOException {
    String file =
        """
        databases: { orders: { instance: orders-prod, region: eu-west-1 } }
        plans:
          nightly:
            databases: [orders]
            notify:
              - { webhook: daily, digest: { schedule: "%s", of: [info, warning, error] } }
              - { webhook: ops, on: [started] }
        """
            .formatted(SCHEDULE);
    bench.set("snaprelay.plans", Files.writeString(folder.resolve("p.yaml"), file).toString());
    return this;
  }

  DigestBench start() {
    bench.start().run(PLAN);
    return this;
  }

  /** Something that may wait; each number is another one. */
  static SweepReported trouble(int number) {
    EventHeader header =
        new EventHeader(
            "event-" + number,
            Optional.of(PLAN.run()),
            Optional.empty(),
            Runs.REQUESTED_AT.plusSeconds(number),
            Optional.empty(),
            Optional.empty());
    return new SweepReported(
        header,
        "restore-verify-service",
        "arn:aws:rds:eu-central-1:111111111111:db:temporary-" + number,
        Optional.of("nightly"),
        State.FOUND,
        Cause.EXPIRED.name(),
        "its time is up",
        Optional.of(Runs.REQUESTED_AT.plusSeconds(3600)));
  }

  RunCompleted succeeded() {
    return bench.run(PLAN).succeeded().completed();
  }

  Disposition tick() {
    return bench.loop.deliver(Messages.digestsDue());
  }

  /** The schedule asks at this time of the 21st, or of a later day. */
  Disposition tickAt(String instant) {
    at(instant);
    return tick();
  }

  void at(String instant) {
    bench.loop.clock.advance(Duration.between(bench.loop.clock.instant(), Instant.parse(instant)));
  }

  /** What every digest says happened, one after the other. */
  List<List<String>> told() {
    List<List<String>> told = new ArrayList<>();
    for (FakeChannel.Received got : daily.received()) {
      List<String> lines = new ArrayList<>();
      got.json().path("happened").forEach(line -> lines.add(line.textValue()));
      told.add(lines);
    }
    return told;
  }

  /** How often a digest names something; a digest that is told again is no other one. */
  long digestsNaming(String name) {
    return daily.received().stream()
        .filter(got -> got.text().contains(name + "\"") || got.text().contains(name + ":"))
        .map(got -> got.json().path("eventId").textValue())
        .distinct()
        .count();
  }

  @Override
  public void close() {
    daily.close();
    ops.close();
  }
}
