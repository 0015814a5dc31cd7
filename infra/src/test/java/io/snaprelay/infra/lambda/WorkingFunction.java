package io.snaprelay.infra.lambda;

import io.snaprelay.infra.lambda.RuntimeApi.Answer;
import java.util.ArrayList;
import java.util.List;

/** A function to which a thread brings what comes into its queue, until it is closed. */
final class WorkingFunction implements AutoCloseable {
  private final RunningFunction function;
  private final QueueMapping mapping;
  private final List<Answer> answers = new ArrayList<>();
  private final Thread thread;
  private volatile boolean closed;

  WorkingFunction(RunningFunction function, QueueMapping mapping) {
    this.function = function;
    this.mapping = mapping;
    this.thread = new Thread(this::work, "brings-messages");
    thread.start();
  }

  private void work() {
    while (!closed) {
      keep(mapping.bring());
    }
  }

  private synchronized void keep(List<Answer> more) {
    answers.addAll(more);
  }

  /** What it said to all that it was brought. */
  synchronized List<Answer> answers() {
    return List.copyOf(answers);
  }

  @Override
  public void close() {
    closed = true;
    function.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
