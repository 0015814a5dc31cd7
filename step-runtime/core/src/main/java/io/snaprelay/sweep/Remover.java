package io.snaprelay.sweep;

/** Removes leftovers of one kind. */
@FunctionalInterface
public interface Remover {
  /**
   * Looks again whether it still is a leftover that may go, and only then removes it. May be called
   * any number of times, also for what is gone.
   */
  Removal remove(Leftover leftover);
}
