package io.snaprelay.localaws.wire;

import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;

/** A decoded request body, not yet typed. */
interface WireMessage {

  /** The names of the top-level members that the caller sent. */
  Set<String> members();

  /**
   * Puts everything into the request's builder.
   *
   * @throws MalformedValue for a member that the model lacks, or a value of the wrong type
   */
  void fill(SdkPojo builder);
}
