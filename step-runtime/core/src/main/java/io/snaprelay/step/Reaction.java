package io.snaprelay.step;

import io.snaprelay.wire.Message;

/**
 * A reaction that is no step of a run: it records nothing that decides a run. Whatever it emits is
 * published before the message is acknowledged.
 *
 * @param <M> the kind of message it reacts to
 */
public interface Reaction<M extends Message> {
  /** The kind of message it reacts to. */
  Class<M> message();

  /** One message in, one outcome out. */
  Outcome react(M message);
}
