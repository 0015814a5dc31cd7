package io.snaprelay.runtime;

/** The names of a service's queues. */
final class QueueNames {
  private QueueNames() {}

  static String own(RuntimeConfig config) {
    return config.queue().orElse("snaprelay-" + config.service());
  }

  /** Not derived from the own queue's name: that may be a URL. */
  static String deadLetters(RuntimeConfig config) {
    return config.deadLetterQueue().orElse("snaprelay-" + config.service() + "-dlq");
  }
}
