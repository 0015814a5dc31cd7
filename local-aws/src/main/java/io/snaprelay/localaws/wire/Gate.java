package io.snaprelay.localaws.wire;

import java.util.function.Supplier;

/** Stands before every call: may log it, delay it, refuse it, or lose its reply. */
public interface Gate {

  Gate OPEN =
      new Gate() {
        @Override
        public <T> T pass(Call call, String resource, Supplier<T> work) {
          return work.get();
        }
      };

  /**
   * Does the work, or not.
   *
   * @param resource what the call is about, as the request names it; "" when it names nothing
   * @throws AwsError instead of, or after, the work
   * @throws LostReply when the caller shall get no answer at all
   */
  <T> T pass(Call call, String resource, Supplier<T> work);
}
