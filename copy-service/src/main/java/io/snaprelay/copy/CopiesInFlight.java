package io.snaprelay.copy;

import io.snaprelay.refs.DatabaseKind;

/** How many copies RDS is working on for us. */
interface CopiesInFlight {
  /**
   * Counts them.
   *
   * @param kind instances and clusters have limits of their own
   * @param account the account that owns the copies
   * @param region the region that they go to
   * @throws io.snaprelay.aws.AwsFailure if RDS refuses or does not answer
   */
  long count(DatabaseKind kind, String account, String region);
}
