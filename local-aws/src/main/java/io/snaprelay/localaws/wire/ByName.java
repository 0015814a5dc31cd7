package io.snaprelay.localaws.wire;

import software.amazon.awssdk.core.SdkPojo;

/** Calls of AWS that take the same members, though the SDK gives their requests no common type. */
public final class ByName {

  private ByName() {}

  /**
   * Gives one request what another one has under the same names; what only one of them knows stays
   * as it is.
   *
   * @param from the request that was made
   * @param to the builder of the other one
   */
  public static <B extends SdkPojo> B copy(SdkPojo from, B to) {
    Members.forEachSet(
        from,
        (member, value) ->
            Members.named(to, member.locationName()).ifPresent(same -> same.set(to, value)));
    return to;
  }
}
