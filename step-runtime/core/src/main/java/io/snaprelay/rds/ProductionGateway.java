package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of RDS when a restored database takes a name that stays: the only writes that ever
 * touch a database that SnapRelay did not create. They stand in a port of their own, so that
 * whoever cannot ask for this port cannot touch production. Every method throws {@link
 * io.snaprelay.aws.AwsFailure}.
 *
 * <p>RDS takes the <em>name</em> of what it changes. Whoever calls looks the name up by resource id
 * first and is prepared for a refusal: between look and call the name may have moved.
 */
public interface ProductionGateway {
  /**
   * Where a database stands now, whatever it is called: while it is renamed neither of its names
   * finds it, but its resource id does (RDS API Reference, DescribeDBInstances, filter {@code
   * dbi-resource-id}; boto3 issue 2613 for the gap).
   *
   * @param at any reference of its kind, account and region
   * @param resourceId its immutable id
   * @return empty if RDS knows it no longer
   */
  Optional<Whereabouts> find(DatabaseRef at, String resourceId);

  /** What hangs on a database and would not follow its name. */
  Surroundings surroundings(DatabaseRef database);

  /**
   * Begins a rename, at once. That of an instance includes a restart; RDS announces its end by no
   * event (RDS User Guide, "Renaming a DB instance"). Of a cluster's no restart is documented, and
   * its instances keep their names: whoever is connected must be taken to stay so. A name that is
   * taken is refused: that makes a rename a lock.
   */
  void rename(DatabaseRef database, String newIdentifier);

  /**
   * Begins to end the sessions that a rename has left: those of a Multi-AZ DB cluster, which has no
   * instances that could be renamed. All of it is restarted, and is {@code rebooting} meanwhile; it
   * must be available (RDS User Guide, "Rebooting a Multi-AZ DB cluster and reader DB instances").
   * The rename of a DB instance is a restart: of one nothing is asked. An Aurora cluster is refused
   * (RDS API Reference, RebootDBCluster).
   */
  void endSessions(DatabaseRef database);

  /** Switches deletion protection; in force with the answer. */
  void protect(DatabaseRef database, boolean on);

  /** Adds tags, over those of the same key. */
  void tag(DatabaseRef database, Map<String, String> tags);

  /** Removes tags; a key that is not there is no error. */
  void untag(DatabaseRef database, Set<String> keys);

  /**
   * Begins the deletion of a retired database and keeps its automated backups, so that any point in
   * time of it can still be restored until they expire (RDS API Reference, DeleteDBInstance and
   * DeleteDBCluster: {@code DeleteAutomatedBackups}). No snapshot is taken: whoever calls has one
   * that is available. Instances of a cluster are deleted one by one before it, each by its own
   * reference; they have no backups of their own.
   */
  void deleteKeepingBackups(DatabaseRef database);
}
