package io.snaprelay.localaws.control;

import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Gate;
import io.snaprelay.localaws.wire.LostReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Decides for every call, event and message whether something goes wrong with it. */
public final class FaultPlan implements Gate {

  private record Active(Faults faults, long sinceNanos, Map<String, AtomicLong> counts) {

    Active(Faults faults) {
      this(faults, System.nanoTime(), new ConcurrentHashMap<>());
    }

    Draw draw(String rule) {
      return new Draw(faults.seed(), rule, count(rule));
    }

    long count(String rule) {
      return counts.computeIfAbsent(rule, r -> new AtomicLong()).incrementAndGet();
    }

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - sinceNanos);
    }
  }

  private volatile Active active = new Active(Faults.NONE);

  /** Replaces all faults; what has been counted so far is forgotten. */
  public void set(Faults faults) {
    active = new Active(faults);
  }

  public Faults faults() {
    return active.faults();
  }

  @Override
  public <T> T pass(Call call, String resource, Supplier<T> work) {
    List<CallFault> struck = struck(call, active);
    struck.forEach(fault -> before(fault, call));
    T result = work.get();
    if (struck.stream().anyMatch(fault -> fault.effect() == Effect.LOST_REPLY)) {
      throw new LostReply();
    }
    return result;
  }

  private static List<CallFault> struck(Call call, Active now) {
    List<CallFault> rules = now.faults().calls();
    return IntStream.range(0, rules.size())
        .filter(i -> rules.get(i).concerns(call, now.age()))
        .filter(i -> strikes(rules.get(i), "call" + i, now))
        .mapToObj(rules::get)
        .toList();
  }

  private static boolean strikes(CallFault fault, String rule, Active now) {
    long count = now.count(rule);
    return fault.strikes(count, new Draw(now.faults().seed(), rule, count));
  }

  private static void before(CallFault fault, Call call) {
    switch (fault.effect()) {
      case THROTTLE -> throw Throttling.of(call.service());
      case ERROR ->
          throw new AwsError(fault.status(), fault.code(), "A fault set by /_local/faults");
      case LATENCY -> delay(fault.millis());
      case LOST_REPLY -> {
        // strikes when the work is done
      }
    }
  }

  private static void delay(long millis) {
    new CompletableFuture<Void>().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS).join();
  }

  /** When an event of RDS is to be delivered, counted from now: never, once, or twice. */
  public List<Duration> deliveriesOfEvent() {
    Active now = active;
    EventFaults faults = now.faults().events();
    Draw draw = now.draw("event");
    if (draw.happens(faults.drop())) {
      return List.of();
    }
    int times = draw.happens(faults.duplicate()) ? 2 : 1;
    return IntStream.range(0, times)
        .mapToObj(i -> Duration.ofMillis(draw.upTo(faults.maxDelayMillis())))
        .toList();
  }

  /** Whether the message now sent is to be delivered twice. */
  public boolean duplicatesMessage() {
    Active now = active;
    return now.draw("duplicate").happens(now.faults().queues().duplicate());
  }

  /** Whether the message now sent goes before those that wait already. */
  public boolean messageOvertakes() {
    Active now = active;
    return now.draw("overtake").happens(now.faults().queues().overtake());
  }
}
