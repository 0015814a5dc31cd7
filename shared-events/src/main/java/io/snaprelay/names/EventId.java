package io.snaprelay.names;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Derives event ids from run, type and subject, so that a redelivery publishes the same id. */
public final class EventId {
  private EventId() {}

  /**
   * @param run the run that the event belongs to
   * @param type the wire name of the event
   * @param subject what the event is about: a step, or the ARN of a resource
   */
  public static String of(RunId run, String type, String subject) {
    ByteBuffer digest = ByteBuffer.wrap(Digest.of(run.value(), type, subject));
    return new UUID(digest.getLong(), digest.getLong()).toString();
  }
}
