package io.snaprelay.copy;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.Event;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.LoopBench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plays a run whose RDS events are all lost: every event of ours and every re-check, no more. */
final class CopyPlay {
  private static final int MINUTES = 120;

  private final Consumer<Duration> clock;
  private final LoopBench loop;
  private final List<String> waiting = new ArrayList<>();
  private int seen;
  private int announced;

  CopyPlay(TwoAccounts world, LoopBench loop) {
    this(world::advance, loop);
  }

  /**
   * @param clock lets AWS's time go on
   */
  CopyPlay(Consumer<Duration> clock, LoopBench loop) {
    this.clock = clock;
    this.loop = loop;
  }

  /** Every event once more to ourselves, every re-check once a minute, until none is left. */
  void toTheEnd(SnapshotCreated created) {
    List<Event> told = new ArrayList<>(List.of(created));
    for (int minute = 0; minute < MINUTES; minute++) {
      deliver(told);
      if (waiting.isEmpty() && minute > 0) {
        return;
      }
      clock.accept(Duration.ofMinutes(1));
      loop.clock.advance(Duration.ofMinutes(1));
    }
    throw new AssertionError("still waiting after two hours: " + waiting);
  }

  private void deliver(List<Event> told) {
    List.copyOf(told).forEach(loop::deliver);
    told.clear();
    waiting.removeIf(body -> loop.deliver(body).equals(Disposition.ACKNOWLEDGE));
    List<String> sent = loop.mailbox.sent().stream().map(it -> it.body()).distinct().toList();
    sent.stream().skip(seen).forEach(waiting::add);
    seen = sent.size();
    List<CopyCompleted> completed = loop.bus.published(CopyCompleted.class);
    told.addAll(completed.subList(announced, completed.size()));
    announced = completed.size();
    if (!told.isEmpty()) {
      deliver(told);
    }
  }
}
