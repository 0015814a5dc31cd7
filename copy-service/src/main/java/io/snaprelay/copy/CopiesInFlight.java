package io.snaprelay.copy;

/** How many copies RDS is working on for us. */
interface CopiesInFlight {
  /**
   * Counts them.
   *
   * @param account the account that owns the copies
   * @param region the region that they go to
   * @throws io.snaprelay.aws.AwsFailure if RDS refuses or does not answer
   */
  long count(String account, String region);
}
