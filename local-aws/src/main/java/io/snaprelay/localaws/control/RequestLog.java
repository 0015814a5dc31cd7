package io.snaprelay.localaws.control;

import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Gate;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Remembers who called what, and how it ended; counts everything, keeps the latest in full. */
public final class RequestLog implements Gate {

  private static final int KEPT = 10_000;

  private final Gate next;
  private final Deque<LoggedCall> latest = new ArrayDeque<>();
  private final Map<String, Map<String, Long>> counts = new TreeMap<>();

  /**
   * @param next what a call passes after it is noted, whose refusals are noted too
   */
  public RequestLog(Gate next) {
    this.next = next;
  }

  @Override
  public <T> T pass(Call call, String resource, Supplier<T> work) {
    String outcome = "OK";
    try {
      return next.pass(call, resource, work);
    } catch (RuntimeException e) {
      outcome = e instanceof AwsError error ? error.code() : e.getClass().getSimpleName();
      throw e;
    } finally {
      note(call, resource, outcome);
    }
  }

  private synchronized void note(Call call, String resource, String outcome) {
    String action = call.service() + ":" + call.operation();
    counts.computeIfAbsent(action, a -> new TreeMap<>()).merge(outcome, 1L, Long::sum);
    if (latest.size() == KEPT) {
      latest.removeFirst();
    }
    latest.addLast(
        new LoggedCall(
            Clock.systemUTC().instant().toString(),
            call.principal(),
            call.account(),
            call.region(),
            action,
            resource,
            outcome));
  }

  /** The latest calls, oldest first; at most ten thousand. */
  public synchronized List<LoggedCall> calls() {
    return List.copyOf(latest);
  }

  /** How often each action ended in each outcome. */
  public synchronized Map<String, Map<String, Long>> counts() {
    Map<String, Map<String, Long>> copy = new TreeMap<>();
    counts.forEach((action, outcomes) -> copy.put(action, new TreeMap<>(outcomes)));
    return copy;
  }

  public synchronized void clear() {
    latest.clear();
    counts.clear();
  }
}
