package io.snaprelay.wire;

/** A message that no retry makes readable: it belongs in the dead-letter queue at once. */
public final class NotUnderstood extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotUnderstood(String message) {
    super(message);
  }

  public NotUnderstood(String message, Throwable cause) {
    super(message, cause);
  }
}
