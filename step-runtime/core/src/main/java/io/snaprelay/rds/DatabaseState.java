package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseRef;
import java.util.Map;
import java.util.Optional;

/**
 * A database, as RDS describes it.
 *
 * @param ref the database
 * @param resourceId its immutable id ({@code DbiResourceId})
 * @param status RDS's word for its state
 * @param settled available, and nothing pending: see {@code rds-facts}; AWS's own CloudFormation
 *     handler for AWS::RDS::DBInstance has the same conditions
 * @param lost it is in a state from which it does not recover by itself
 * @param endpoint where it listens; absent while it is created
 * @param masterSecretArn the secret with its master password, once RDS manages that and it is
 *     active
 * @param masterPasswordManaged whether RDS manages the master password, or is about to
 * @param engine RDS's word for its engine, for example {@code postgres}
 * @param engineVersion for example {@code 17.11}
 * @param tags its tags
 */
public record DatabaseState(
    DatabaseRef ref,
    String resourceId,
    String status,
    boolean settled,
    boolean lost,
    Optional<Endpoint> endpoint,
    Optional<String> masterSecretArn,
    boolean masterPasswordManaged,
    String engine,
    String engineVersion,
    Map<String, String> tags) {
  public DatabaseState {
    tags = Map.copyOf(tags);
  }

  /**
   * Where a database listens.
   *
   * @param host its DNS name
   * @param port its TCP port
   */
  public record Endpoint(String host, int port) {}

  public boolean isAvailable() {
    return status.equals("available");
  }

  public boolean isDeleting() {
    return status.equals("deleting");
  }
}
