package io.snaprelay.database;

import io.snaprelay.refs.DatabaseRef;

/** The secrets by which databases are entered, in whatever account a database is. */
public interface DatabaseSecrets {
  /**
   * The text of a secret. It must never be logged, nor quoted by a failure.
   *
   * @param database its own account is asked for a secret that lies there, our own account for any
   *     other
   * @param arn the secret
   * @return an empty text if the secret holds bytes instead
   * @throws io.snaprelay.aws.AwsFailure if Secrets Manager refuses, or does not answer
   */
  String read(DatabaseRef database, String arn);
}
