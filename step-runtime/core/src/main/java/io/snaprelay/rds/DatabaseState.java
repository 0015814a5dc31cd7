package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A database, as RDS describes it: a DB instance, or a DB cluster with its members.
 *
 * @param ref the database
 * @param resourceId its immutable id ({@code DbiResourceId} or {@code DbClusterResourceId})
 * @param status RDS's word for its state
 * @param settled available, and nothing pending, here and in every member; AWS's own CloudFormation
 *     handler for AWS::RDS::DBInstance has the same conditions
 * @param lost it, or a member, is in a state from which it does not recover by itself
 * @param endpoint where it listens; absent while it is created
 * @param masterSecretArn the secret with its master password, once RDS manages that and it is
 *     active
 * @param masterPasswordManaged whether RDS manages the master password, or is about to
 * @param engine RDS's word for its engine, for example {@code postgres}
 * @param engineVersion for example {@code 17.11}
 * @param tags its tags
 * @param served whether there is an instance that answers for it, or is about to: a restored Aurora
 *     cluster is storage only, until it is given one
 * @param members the instances of a cluster that live and go by themselves; none for a DB instance,
 *     and none for a Multi-AZ DB cluster, whose instances RDS makes and deletes
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
    Map<String, String> tags,
    boolean served,
    List<DatabaseState> members) {
  public DatabaseState {
    tags = Map.copyOf(tags);
    members = List.copyOf(members);
  }

  /** A DB instance: it serves itself. */
  public DatabaseState(
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
    this(
        ref,
        resourceId,
        status,
        settled,
        lost,
        endpoint,
        masterSecretArn,
        masterPasswordManaged,
        engine,
        engineVersion,
        tags,
        true,
        List.of());
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

  /** Available, and so is whatever answers for it. */
  public boolean isUp() {
    return isAvailable() && served && members.stream().allMatch(DatabaseState::isAvailable);
  }

  /**
   * Whether it is a cluster whose instances RDS makes itself. Its instances cannot be renamed, so
   * that none of them restarts by that.
   */
  public boolean isMultiAzCluster() {
    return ref.kind() == DatabaseKind.CLUSTER && served && members.isEmpty();
  }

  public boolean isDeleting() {
    return status.equals("deleting");
  }
}
