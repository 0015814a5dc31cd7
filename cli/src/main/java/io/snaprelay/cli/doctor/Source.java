package io.snaprelay.cli.doctor;

import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.OptionGroupMembership;

/**
 * A production database, as far as a run depends on it.
 *
 * @param status RDS's word for its state
 * @param engine RDS's word for its engine
 * @param engineVersion for example {@code 17.6}
 * @param kmsKeyArn the key; absent if it is not encrypted
 * @param deletionProtected whether RDS refuses to delete it
 * @param optionGroup its option group, if that is not a default one
 * @param backupDays for how many days automated backups are kept
 * @param allocatedGib its storage; 0 for a cluster whose storage grows by itself
 */
record Source(
    String status,
    String engine,
    String engineVersion,
    Optional<String> kmsKeyArn,
    boolean deletionProtected,
    Optional<String> optionGroup,
    int backupDays,
    int allocatedGib) {
  private static final String DEFAULT_GROUP = "default:";

  static Source of(DBInstance it) {
    return new Source(
        it.dbInstanceStatus(),
        it.engine(),
        it.engineVersion(),
        Optional.ofNullable(it.kmsKeyId()),
        Boolean.TRUE.equals(it.deletionProtection()),
        it.optionGroupMemberships().stream()
            .map(OptionGroupMembership::optionGroupName)
            .filter(name -> !name.startsWith(DEFAULT_GROUP))
            .findFirst(),
        number(it.backupRetentionPeriod()),
        number(it.allocatedStorage()));
  }

  static Source of(DBCluster it) {
    return new Source(
        it.status(),
        it.engine(),
        it.engineVersion(),
        Optional.ofNullable(it.kmsKeyId()),
        Boolean.TRUE.equals(it.deletionProtection()),
        Optional.empty(),
        number(it.backupRetentionPeriod()),
        it.engine().startsWith("aurora") ? 0 : number(it.allocatedStorage()));
  }

  private static int number(Integer value) {
    return value == null ? 0 : value;
  }
}
