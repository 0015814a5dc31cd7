package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** A list that several workers take items from, and a place for each result. */
final class Turns<I, O> {
  private final List<I> items;
  private final Crew.Task<I, O> task;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReferenceArray<O> results;

  Turns(List<I> items, Crew.Task<I, O> task) {
    this.items = items;
    this.task = task;
    this.results = new AtomicReferenceArray<>(items.size());
  }

  /** Works until nothing is left; a failure leaves nothing for anybody. */
  void takeAll(Session session) throws SQLException {
    boolean done = false;
    try {
      for (int turn = next.getAndIncrement(); turn < items.size(); turn = next.getAndIncrement()) {
        results.set(turn, task.run(items.get(turn), session));
      }
      done = true;
    } finally {
      if (!done) {
        next.set(items.size());
      }
    }
  }

  List<O> results() {
    return IntStream.range(0, items.size()).mapToObj(results::get).toList();
  }
}
