package io.snaprelay.snapshot;

/** The texts of rules files, read anew each time. */
interface RulesText {
  /**
   * Reads one.
   *
   * @param name as the plan names it: a path, which may be relative to the plan file, {@code
   *     s3://bucket/key} or {@code ssm:/name}
   * @throws PlanText.Unreadable if there is none, and asking again would not help
   * @throws io.snaprelay.aws.AwsFailure if it could not be read now
   */
  String read(String name);
}
