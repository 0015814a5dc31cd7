package io.snaprelay.step.testing;

import java.util.HashMap;
import java.util.Map;

/**
 * Breaks calls on purpose, before or after they took effect. A point is named after what is called,
 * for example {@code bus.publish}.
 */
public final class Faults {
  private final Map<String, RuntimeException> before = new HashMap<>();
  private final Map<String, RuntimeException> after = new HashMap<>();

  /** The next call fails and has no effect. */
  public Faults failBefore(String point, RuntimeException failure) {
    before.put(point, failure);
    return this;
  }

  /** The next call takes effect, and then fails all the same: the reply is lost. */
  public Faults failAfter(String point, RuntimeException failure) {
    after.put(point, failure);
    return this;
  }

  void before(String point) {
    raise(before.remove(point));
  }

  void after(String point) {
    raise(after.remove(point));
  }

  private static void raise(RuntimeException failure) {
    if (failure != null) {
      throw failure;
    }
  }
}
