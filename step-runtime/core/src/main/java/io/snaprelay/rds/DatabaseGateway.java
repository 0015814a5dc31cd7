package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseRef;
import java.util.List;
import java.util.Optional;

/** What we ask of RDS about databases. See {@link RdsGateway}. */
public interface DatabaseGateway {
  /** Describes a database; empty if RDS knows none of that name. */
  Optional<DatabaseState> database(DatabaseRef ref);

  /**
   * All databases of an account and region, read to the last page. An instance that is a member of
   * a cluster is none: it has no snapshots of its own.
   */
  List<DatabaseState> databases(String account, String region);

  /**
   * What times of a database can be restored; empty if RDS keeps no automated backups of it, or has
   * none yet.
   */
  Optional<RestorableBackups> backups(DatabaseRef ref);

  /**
   * Begins a restore. What comes of it may be {@linkplain DatabaseState#served() served} by nobody:
   * a restored Aurora cluster has no instances.
   */
  DatabaseState restore(RestoreRequest request);

  /**
   * Begins to create an instance that serves a database, whose storage is already there.
   *
   * @return the new member
   */
  DatabaseState addMember(MemberRequest request);

  /**
   * Lets RDS manage the master password in a secret of its own: the password that the snapshot has
   * brought along stops working.
   */
  void manageMasterPassword(DatabaseRef database);

  /**
   * Begins the deletion of a database, without a final snapshot and with its automated backups. One
   * that still has members is refused; a member is deleted by its own reference. One that is gone
   * fails as not found, even where IAM only denies.
   */
  void deleteDatabase(DatabaseRef database);
}
