package io.snaprelay.localaws.wire;

import software.amazon.awssdk.core.SdkPojo;

/** Is asked about every call before it is served, and knows everything that the call says. */
public interface Authority {

  /** Nobody asks. */
  Authority NONE =
      new Authority() {
        @Override
        public void check(Call call, SdkPojo request) {
          // everybody may do everything
        }

        @Override
        public void check(Call call, RawRequest request) {
          // everybody may do everything
        }
      };

  /**
   * Asks about a call of a service whose requests have types.
   *
   * @throws AwsError if the caller may not
   */
  void check(Call call, SdkPojo request);

  /**
   * Asks about a call of a service that does its own HTTP.
   *
   * @throws AwsError if the caller may not
   */
  void check(Call call, RawRequest request);
}
