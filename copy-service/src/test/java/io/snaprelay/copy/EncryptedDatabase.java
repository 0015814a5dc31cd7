package io.snaprelay.copy;

import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** A database of which snapshots can be taken, and to which nobody can log in. */
final class EncryptedDatabase {
  private EncryptedDatabase() {}

  /**
   * Asks RDS for it.
   *
   * @param key its KMS key; without one it is encrypted under that of AWS
   */
  static void create(RdsClient rds, DatabaseRef database, Optional<String> key) {
    if (database.kind() == DatabaseKind.CLUSTER) {
      rds.createDBCluster(
          it ->
              it.dbClusterIdentifier(database.identifier())
                  .engine("none")
                  .storageEncrypted(true)
                  .kmsKeyId(key.orElse(null))
                  .masterUsername("dba")
                  .masterUserPassword("correct-horse"));
    } else {
      rds.createDBInstance(
          it ->
              it.dbInstanceIdentifier(database.identifier())
                  .engine("none")
                  .dbInstanceClass("db.t4g.medium")
                  .allocatedStorage(20)
                  .storageEncrypted(true)
                  .kmsKeyId(key.orElse(null))
                  .masterUsername("dba")
                  .masterUserPassword("correct-horse"));
    }
  }
}
