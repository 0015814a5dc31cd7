package io.snaprelay.restore.proof;

import io.snaprelay.database.Server;
import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Several sessions in one database that work through a list together, each taking the next item
 * when it is done with its last. A server that has no more connections to give gets fewer.
 */
public final class Crew implements AutoCloseable {
  /** What is done with each item. It must not touch what other items touch. */
  public interface Task<I, O> {
    O run(I item, Session session) throws SQLException;
  }

  private final Server server;
  private final int size;
  private final List<Session> sessions = new ArrayList<>();
  private final List<Session> ours = new ArrayList<>();

  /**
   * @param first the session that is there already; it stays open
   * @param server where the others come from
   * @param size how many sessions work beside each other at most, the first one included
   */
  Crew(Session first, Server server, int size) {
    this.server = server;
    this.size = size;
    sessions.add(first);
  }

  /**
   * Does it for each item; the results stand in the order of the items.
   *
   * @throws SQLException the first failure; what has not begun then is not begun
   */
  public <I, O> List<O> each(List<I> items, Task<I, O> task) throws SQLException {
    Turns<I, O> turns = new Turns<>(items, task);
    int workers = Math.min(size, items.size());
    if (workers < 2) {
      turns.takeAll(sessions.get(0));
      return turns.results();
    }
    enlist(workers);
    work(turns, Math.min(workers, sessions.size()));
    return turns.results();
  }

  @Override
  public void close() throws SQLException {
    for (Session session : ours) {
      session.close();
    }
  }

  private void enlist(int wanted) throws SQLException {
    try {
      while (sessions.size() < wanted) {
        Session another = Session.open(server, sessions.get(0).database());
        ours.add(another);
        sessions.add(another);
      }
    } catch (SQLException e) {
      if (!SqlFailure.of(e).isTooManyConnections()) {
        throw e;
      }
    }
  }

  private void work(Turns<?, ?> turns, int workers) throws SQLException {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Callable<Void>> shifts =
          IntStream.range(0, workers).mapToObj(i -> shift(turns, sessions.get(i))).toList();
      for (Future<Void> shift : threads.invokeAll(shifts)) {
        shift.get();
      }
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The proof was interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<Void> shift(Turns<?, ?> turns, Session session) {
    return () -> {
      turns.takeAll(session);
      return null;
    };
  }

  private static SQLException failure(Throwable cause) {
    if (cause instanceof SQLException e) {
      return e;
    }
    throw new IllegalStateException("A check broke", cause);
  }
}
