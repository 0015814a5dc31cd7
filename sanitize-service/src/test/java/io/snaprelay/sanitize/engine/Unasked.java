package io.snaprelay.sanitize.engine;

/** For work of which no message comes twice. */
public final class Unasked {
  private Unasked() {}

  /** Never done before, and told to nobody. */
  public static <D> Once<D> once() {
    return new Once<>(() -> false, done -> {});
  }
}
