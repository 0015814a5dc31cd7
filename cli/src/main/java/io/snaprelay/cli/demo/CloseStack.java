package io.snaprelay.cli.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** What was opened, closed in the reverse order; once closing has begun, nothing opens any more. */
final class CloseStack implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  /**
   * Opens something. Be quick: closing waits for it.
   *
   * @throws IllegalStateException if closing has begun
   */
  synchronized <T extends AutoCloseable> T open(Supplier<T> opening) {
    if (closed) {
      throw new IllegalStateException("Nothing is opened any more: all is being closed");
    }
    T part = opening.get();
    open.push(part);
    return part;
  }

  /** A part that fails does not keep the others open. Whoever comes second waits for the first. */
  @Override
  public synchronized void close() {
    closed = true;
    IllegalStateException failure = new IllegalStateException("Not everything could be closed");
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }
}
