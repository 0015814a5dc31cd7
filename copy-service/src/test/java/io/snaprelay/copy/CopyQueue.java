package io.snaprelay.copy;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.CopyRequest;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** An RDS with a limit on copies in flight, and the queue of a service that many runs share. */
final class CopyQueue {
  static final AwsFailure REFUSAL =
      FakeRds.failure(AwsFailure.Kind.QUOTA_EXCEEDED, "SnapshotQuotaExceeded", "too many");
  private static final List<String> REGIONS = List.of("eu-central-1", "us-east-1", "us-west-2");
  private static final int LONGEST_COPY = 15;

  final LoopBench loop = new LoopBench();
  private final FakeRds rds = new FakeRds(loop.faults);
  private final DatabaseKind kind;
  private final int runs;
  private final int limit;
  private final Random random;
  private final Map<SnapshotRef, Instant> underWay = new HashMap<>();
  private final Map<String, Instant> visible = new HashMap<>();
  private final Map<String, Long> counted = new HashMap<>();
  private int sent;
  private int refused;
  private long most;
  private Instant lastBegun = Instant.MIN;

  CopyQueue(DatabaseKind kind, int runs, int limit, long seed) {
    this.kind = kind;
    this.runs = runs;
    this.limit = limit;
    this.random = new Random(seed);
    CopyParts.add(
        loop,
        limited(),
        new FakeKmsKeys(),
        (of, account, region) -> counted.getOrDefault(region, 0L),
        CopyBench.PACE);
  }

  /** Minutes until every copy is complete. */
  int play() {
    Instant begin = loop.clock.instant();
    for (int i = 0; i < runs; i++) {
      begin(i);
    }
    for (int minute = 1; minute < 24 * 60; minute++) {
      collect();
      deliver();
      if (visible.isEmpty()) {
        return minute;
      }
      loop.clock.advance(Duration.ofMinutes(1));
      count();
      complete();
    }
    throw new AssertionError("not done in a day since " + begin);
  }

  long most() {
    return most;
  }

  int refused() {
    return refused;
  }

  /** What it takes if no place is ever free. */
  int leastMinutes() {
    return runs / limit * LONGEST_COPY;
  }

  /** Minutes until the last copy was begun. */
  long longestWait() {
    return Duration.between(Runs.REQUESTED_AT, lastBegun).toMinutes();
  }

  private void begin(int number) {
    FrozenPlan plan =
        Runs.nightly()
            .copiedTo(
                REGIONS.stream()
                    .map(region -> new Copy(region, Optional.empty(), Optional.empty()))
                    .toArray(Copy[]::new))
            .frozen("night-" + number);
    loop.begun(plan);
    SnapshotCreated created = created(plan);
    rds.put(FakeRds.snapshot(created.snapshot(), Runs.ORDERS.identifier(), "available", Map.of()));
    loop.ledger.record(
        RunRecords.done(plan.run(), StepName.SNAPSHOT, loop.clock.instant(), created));
    loop.deliver(created);
  }

  private SnapshotCreated created(FrozenPlan plan) {
    Run run = new Run(plan, loop.ledger, "cause", loop.clock.instant());
    SnapshotRef source =
        new SnapshotRef(kind, Runs.ACCOUNT, "eu-west-1", run.resourceName(StepName.SNAPSHOT));
    return new SnapshotCreated(
        run.header(SnapshotCreated.class, source.arn()),
        source,
        Origin.SOURCE,
        Runs.ORDERS,
        FakeRds.FACTS);
  }

  private void collect() {
    loop.mailbox.sent().stream()
        .skip(sent)
        .forEach(it -> visible.put(it.body(), loop.clock.instant().plus(it.delay())));
    sent = loop.mailbox.sent().size();
  }

  /** In any order, as SQS delivers. */
  private void deliver() {
    List<String> due =
        new ArrayList<>(
            visible.keySet().stream()
                .filter(body -> !visible.get(body).isAfter(loop.clock.instant()))
                .sorted()
                .toList());
    Collections.shuffle(due, random);
    for (String body : due) {
      Disposition disposition = loop.deliver(body);
      if (disposition instanceof Disposition.Release release) {
        visible.put(body, loop.clock.instant().plus(release.after()));
      } else {
        visible.remove(body);
      }
    }
  }

  /** What a service would count: as it was before the others called in the same minute. */
  private void count() {
    REGIONS.forEach(region -> counted.put(region, inFlight(region)));
  }

  private long inFlight(String region) {
    return underWay.keySet().stream().filter(ref -> ref.region().equals(region)).count();
  }

  private void complete() {
    underWay.entrySet().stream()
        .filter(copy -> !copy.getValue().isAfter(loop.clock.instant()))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::complete);
  }

  private void complete(SnapshotRef ref) {
    SnapshotState state = rds.snapshot(ref).orElseThrow();
    rds.put(FakeRds.snapshot(ref, state.databaseIdentifier(), "available", state.tags()));
    underWay.remove(ref);
  }

  private RdsGateway limited() {
    return (RdsGateway)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {RdsGateway.class},
            (proxy, method, args) -> {
              if (method.getName().equals("copySnapshot")) {
                return copy((CopyRequest) args[0]);
              }
              try {
                return method.invoke(rds, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private SnapshotState copy(CopyRequest request) {
    String region = request.target().region();
    if (inFlight(region) >= limit) {
      refused++;
      counted.put(region, inFlight(region));
      throw REFUSAL;
    }
    SnapshotState copying = rds.copySnapshot(request);
    Duration takes = Duration.ofMinutes(5 + random.nextInt(LONGEST_COPY - 4));
    underWay.put(request.target(), loop.clock.instant().plus(takes));
    most = Math.max(most, inFlight(region));
    lastBegun = loop.clock.instant();
    return copying;
  }
}
