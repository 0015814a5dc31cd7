package io.snaprelay.step.testing;

import java.util.HashMap;
import java.util.Map;

/**
 * Breaks calls on purpose, before or after they took effect. A point is named after what is called,
 * for example {@code bus.publish}.
 */
public final class Faults {
  private final Map<String, Fault> before = new HashMap<>();
  private final Map<String, Fault> after = new HashMap<>();

  private record Fault(int spared, RuntimeException failure) {}

  /** The next call fails and has no effect. */
  public Faults failBefore(String point, RuntimeException failure) {
    return failBefore(point, 0, failure);
  }

  /** The same of a later call: so many are spared. */
  public Faults failBefore(String point, int spared, RuntimeException failure) {
    before.put(point, new Fault(spared, failure));
    return this;
  }

  /** The next call takes effect, and then fails all the same: the reply is lost. */
  public Faults failAfter(String point, RuntimeException failure) {
    return failAfter(point, 0, failure);
  }

  /** The same of a later call: so many are spared. */
  public Faults failAfter(String point, int spared, RuntimeException failure) {
    after.put(point, new Fault(spared, failure));
    return this;
  }

  Faults before(String point) {
    raise(point, before);
    return this;
  }

  Faults after(String point) {
    raise(point, after);
    return this;
  }

  private static void raise(String point, Map<String, Fault> faults) {
    Fault fault = faults.remove(point);
    if (fault != null && fault.spared() == 0) {
      throw fault.failure();
    }
    if (fault != null) {
      faults.put(point, new Fault(fault.spared() - 1, fault.failure()));
    }
  }
}
