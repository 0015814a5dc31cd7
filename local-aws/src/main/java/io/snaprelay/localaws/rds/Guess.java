package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.AwsError;

/**
 * Everything that local-aws says of RDS without a document or a capture that says it. The rule
 * behind each refusal is documented; code and text are not. A row becomes verified only by an
 * observation on AWS itself.
 */
enum Guess {
  SHARING_NEEDS_OWN_KEY(
      "InvalidParameterCombination",
      "Sharing snapshots encrypted with the default service key for RDS is currently not supported",
      "the text was seen, the code was not"),
  ENCRYPTED_IS_NEVER_PUBLIC(
      "InvalidParameterValue",
      "An encrypted DB snapshot cannot be shared with all",
      "code and text"),
  ONLY_MANUAL_IS_SHARED(
      "InvalidDBSnapshotState",
      "Only manual snapshots can be shared; %s is %s",
      "text only; the code is one of three that the operation has"),
  COPY_ACROSS_REGIONS_NEEDS_KEY(
      "InvalidParameterCombination",
      "KmsKeyId is required to copy the encrypted snapshot %s to another region",
      "code and text"),
  COPY_OF_SHARED_NEEDS_KEY(
      "InvalidParameterCombination",
      "KmsKeyId is required to copy the encrypted snapshot %s of another account",
      "code and text"),
  RESTORE_OF_SHARED_ENCRYPTED(
      "InvalidRestoreFault",
      "An encrypted snapshot of another account must be copied before it is restored: %s",
      "code and text"),
  NAME_IS_BEING_RENAMED_ONTO(
      "DBInstanceAlreadyExists",
      "DB instance %s already exists",
      "that a name is taken from the moment in which a rename onto it is accepted"),
  CLUSTER_NAME_IS_BEING_RENAMED_ONTO(
      "DBClusterAlreadyExistsFault",
      "DB cluster %s already exists",
      "that a name is taken from the moment in which a rename onto it is accepted"),
  ONLY_MANUAL_CLUSTER_SNAPSHOT_IS_SHARED(
      "InvalidDBClusterSnapshotStateFault",
      "Only manual cluster snapshots can be shared; %s is %s",
      "text only; the code is one of three that the operation has"),
  NO_KEY_FOR_AN_UNENCRYPTED_CLUSTER_SNAPSHOT(
      "InvalidParameterCombination",
      "KmsKeyId cannot be given for the copy of the unencrypted cluster snapshot %s",
      "code and text; that it is refused is documented"),
  SNAPSHOT_OF_A_MEMBER(
      "InvalidParameterValue",
      "The instance %s is a member of a cluster: take a snapshot of the cluster",
      "code and text"),
  FINAL_SNAPSHOT_OF_A_MEMBER(
      "InvalidParameterCombination",
      "FinalDBSnapshotIdentifier can not be specified when deleting the cluster instance %s",
      "code and text"),
  INSTANCE_OF_A_MULTI_AZ_CLUSTER(
      "InvalidParameterCombination",
      "RDS itself makes and deletes the instances of a Multi-AZ DB cluster: %s",
      "code and text"),
  REBOOT_OF_AN_AURORA_CLUSTER(
      "InvalidParameterCombination",
      "Only a Multi-AZ DB cluster is rebooted as a whole; %s is none",
      "code and text; and no event tells of a reboot that is allowed"),
  MEMBER_OF_ANOTHER_ENGINE(
      "InvalidParameterCombination",
      "The engine and the version of a member are those of its cluster: %s has %s %s",
      "code and text"),
  SETTING_OF_THE_CLUSTER(
      "InvalidParameterCombination",
      "The setting belongs to the cluster %s: modify that",
      "code and text; AWS's model says of some of these settings that they do not apply"),
  MEMBER_IS_NOT_STOPPED_ALONE(
      "InvalidParameterCombination",
      "The instance %s is a member of a cluster, which is stopped and started as a whole",
      "code and text"),
  AURORA_INSTANCE_WITHOUT_CLUSTER(
      "InvalidParameterCombination",
      "An instance of %s needs a DBClusterIdentifier",
      "code and text"),
  NO_SUCH_CLUSTER(
      "InvalidParameterCombination",
      "local-aws has no clusters of engine %s %s DBClusterInstanceClass",
      "code and text"),
  RESTORE_TO_ANOTHER_ENGINE(
      "InvalidParameterCombination",
      "The snapshot %s is of %s %s and can be restored to the same major version only",
      "code and text: AWS upgrades some versions on the way"),
  MOMENT_OF_A_STOPPED_DATABASE(
      "InvalidParameterCombination",
      "local-aws restores no moment of a database that does not run: %s is %s",
      "code and text: AWS restores those, too"),
  MOMENT_OUT_OF_WINDOW(
      "InvalidParameterValue",
      "The time %s is not between %s and %s, which can be restored",
      "code and text"),
  CLUSTER_WITHOUT_BACKUPS(
      "InvalidRestoreFault", "The DB cluster %s has no automated backups yet", "code and text"),
  COPIES_IN_PROGRESS(
      "SnapshotQuotaExceeded",
      "Cannot copy more than %s snapshots across regions",
      "the text was seen in 2020, the code is the one of the operation's model"),
  TOO_MANY_TAGS("InvalidParameterValue", "Too many tags: at most %s per resource", "code and text"),
  BAD_TAG("InvalidParameterValue", "Invalid tag %s: %s", "code and text"),
  BAD_PASSWORD(
      "InvalidParameterValue",
      "The parameter MasterUserPassword is not a valid password: %s",
      "the end of the text"),
  NOT_A_LOCAL_ENGINE(
      "InvalidParameterValue", "Invalid DB engine: %s; local-aws has %s", "the text"),
  NOT_OPTED_IN(
      "InvalidParameterValue",
      "Engine %s needs binaries that the build fetches on demand only: build local-aws with"
          + " -Dmariadb (Linux on x86_64), or name their folder by the system property"
          + " localaws.mariadb",
      "code and text: AWS has the engine everywhere"),
  NOT_A_LOCAL_VERSION(
      "InvalidParameterCombination",
      "Cannot find version %s for %s; local-aws has %s",
      "the end of the text");

  private static final int CLIENT_ERROR = 400;

  private final String code;
  private final String text;
  private final String guessed;

  Guess(String code, String text, String guessed) {
    this.code = code;
    this.text = text;
    this.guessed = guessed;
  }

  AwsError with(Object... values) {
    return new AwsError(CLIENT_ERROR, code, text.formatted(values));
  }

  /** What of it is not known from AWS. */
  String guessed() {
    return guessed;
  }

  /** None yet: nobody has had AWS at hand. */
  boolean verified() {
    return false;
  }
}
