package io.snaprelay.notify.channel;

/** A way to tell somebody. */
public interface Channel {
  /**
   * Tells it, once. Blocks until there is an answer, for two time-outs at most: one for a secret
   * that must be read first, one for the message.
   *
   * @throws Unusable if the channel is not configured as it must be
   * @throws io.snaprelay.aws.AwsFailure if AWS refuses something, or does not answer
   */
  Answer tell(Notice notice);

  /** A channel that cannot be used until somebody changes the configuration. */
  final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String reason) {
      super(reason);
    }
  }
}
