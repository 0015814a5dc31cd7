package io.snaprelay.localaws.events;

/** An event cannot reach a target, and trying again would not help. */
final class Undeliverable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * Says why.
   *
   * @param code as in ERROR_CODE of a dead letter: NO_PERMISSIONS, NO_RESOURCE. Source: User Guide,
   *     "Using dead-letter queues to process undelivered events"
   */
  Undeliverable(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }
}
