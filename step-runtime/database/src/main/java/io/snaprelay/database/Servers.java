package io.snaprelay.database;

import io.snaprelay.rds.DatabaseState;
import java.util.Optional;

/** Where reactions get a way into a temporary database from. */
public interface Servers {
  /**
   * The way into a database; empty while it has no endpoint or no managed secret.
   *
   * @throws IllegalArgumentException if it is of an engine that {@link Engine} does not know;
   *     whoever may meet one asks first
   */
  Optional<Server> of(DatabaseState state);

  /**
   * The way in with a login that the snapshot brought along.
   *
   * @param login the ARN of the secret that holds user name and password; or the name of a database
   *     user for whom IAM vouches
   * @return empty where there is no such way
   * @throws io.snaprelay.aws.AwsFailure if Secrets Manager refuses, or does not answer
   * @throws IllegalStateException if the secret holds no user name and password
   */
  default Optional<Server> as(String login, DatabaseState state) {
    return Optional.empty();
  }
}
