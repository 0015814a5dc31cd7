package io.snaprelay.localaws.sqs;

/**
 * What a standard queue may do to its users. Asked once for every message that is sent; an
 * implementation that wants a pattern keeps its own state and must be safe for threads.
 */
public interface SqsFaults {

  SqsFaults NONE =
      new SqsFaults() {
        @Override
        public boolean duplicates(String queueArn) {
          return false;
        }

        @Override
        public boolean overtakes(String queueArn) {
          return false;
        }
      };

  /** Whether the message is to be delivered twice, each delivery with the same message id. */
  boolean duplicates(String queueArn);

  /** Whether the message goes before those that wait already; decided by a coin, a shuffle. */
  boolean overtakes(String queueArn);
}
