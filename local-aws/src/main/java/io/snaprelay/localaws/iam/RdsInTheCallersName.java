package io.snaprelay.localaws.iam;

import io.snaprelay.localaws.wire.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What RDS does with the caller's own permissions in other services: keys, secrets, roles.
 *
 * <p>Sources: RDS User Guide, "AWS KMS key management" (authorizing use of a customer managed key:
 * CreateGrant and DescribeKey), "Copying a DB snapshot" and "Sharing encrypted snapshots" (Decrypt,
 * ReEncrypt and GenerateDataKey too), "Password management with Amazon RDS and AWS Secrets Manager"
 * (permissions required), "Exporting DB snapshot data to Amazon S3".
 */
final class RdsInTheCallersName {

  private static final List<String> OPEN = List.of("kms:DescribeKey", "kms:CreateGrant");
  private static final List<String> COPY_FROM =
      List.of("kms:DescribeKey", "kms:CreateGrant", "kms:Decrypt", "kms:ReEncryptFrom");
  private static final List<String> COPY_TO =
      List.of("kms:DescribeKey", "kms:CreateGrant", "kms:GenerateDataKey", "kms:ReEncryptTo");
  private static final List<String> KEEP_SECRET =
      List.of("kms:DescribeKey", "kms:CreateGrant", "kms:Decrypt", "kms:GenerateDataKey");

  /** The member that names what is restored, and its type. */
  private static final Map<String, String> RESTORED =
      Map.of(
          "DBSnapshotIdentifier", "snapshot",
          "SnapshotIdentifier", "cluster-snapshot",
          "SourceDBInstanceIdentifier", "db",
          "SourceDBClusterIdentifier", "cluster");

  private final Estate estate;

  RdsInTheCallersName(Estate estate) {
    this.estate = estate;
  }

  Stream<Demand> of(Call call, Asked asked) {
    return Stream.concat(work(call, asked), secret(call, asked));
  }

  private Stream<Demand> work(Call call, Asked asked) {
    return switch (call.operation()) {
      case "CopyDBSnapshot" -> copy(call, asked, "SourceDBSnapshotIdentifier", "snapshot");
      case "CopyDBClusterSnapshot" ->
          copy(call, asked, "SourceDBClusterSnapshotIdentifier", "cluster-snapshot");
      case "RestoreDBInstanceFromDBSnapshot",
          "RestoreDBInstanceToPointInTime",
          "RestoreDBClusterFromSnapshot",
          "RestoreDBClusterToPointInTime" ->
          restore(call, asked);
      case "CreateDBInstance" -> named(call, asked, OPEN);
      case "StartExportTask" -> export(call, asked);
      default -> Stream.empty();
    };
  }

  private Stream<Demand> copy(Call call, Asked asked, String source, String type) {
    String from = RdsDemands.arn(call, type, asked.text(source).orElse(""));
    Optional<String> before = estate.thing(from).kmsKey();
    Stream<Demand> to =
        asked.text("KmsKeyId").isPresent()
            ? named(call, asked, COPY_TO)
            : before.stream().flatMap(key -> keys(key, COPY_TO));
    return Stream.concat(before.stream().flatMap(key -> keys(key, COPY_FROM)), to);
  }

  private Stream<Demand> restore(Call call, Asked asked) {
    return Stream.concat(
        estate.thing(restored(call, asked)).kmsKey().stream().flatMap(key -> keys(key, OPEN)),
        named(call, asked, OPEN));
  }

  /** The ARN of the snapshot that is restored, or of the database whose backups are. */
  String restored(Call call, Asked asked) {
    return RESTORED.entrySet().stream()
        .flatMap(
            member ->
                asked.text(member.getKey()).stream()
                    .map(name -> RdsDemands.arn(call, member.getValue(), name)))
        .findFirst()
        .orElse("");
  }

  private Stream<Demand> export(Call call, Asked asked) {
    Stream<Demand> role =
        asked.text("IamRoleArn").stream()
            .map(arn -> Demand.of("iam:PassRole", arn))
            .map(it -> it.with("iam:passedtoservice", "export.rds.amazonaws.com"));
    return Stream.concat(role, named(call, asked, OPEN));
  }

  private Stream<Demand> secret(Call call, Asked asked) {
    if (!asked.isTrue("ManageMasterUserPassword")) {
      return Stream.empty();
    }
    String arn =
        "arn:aws:secretsmanager:%s:%s:secret:rds!%s-new"
            .formatted(call.region(), call.account(), ofCluster(call) ? "cluster" : "db");
    Stream<Demand> keep =
        Stream.of("secretsmanager:CreateSecret", "secretsmanager:TagResource")
            .map(action -> Demand.of(action, arn));
    return Stream.concat(
        keep, asked.text("MasterUserSecretKmsKeyId").stream().flatMap(key -> keep(call, key)));
  }

  private Stream<Demand> keep(Call call, String key) {
    return estate.key(call.account(), call.region(), key).stream()
        .flatMap(arn -> keys(arn, KEEP_SECRET));
  }

  private static boolean ofCluster(Call call) {
    return call.operation().contains("DBCluster");
  }

  private Stream<Demand> named(Call call, Asked asked, List<String> actions) {
    return asked.text("KmsKeyId").stream()
        .flatMap(key -> estate.key(call.account(), call.region(), key).stream())
        .flatMap(key -> keys(key, actions));
  }

  /** A key that AWS manages admits everybody of its account who comes through the service. */
  private Stream<Demand> keys(String key, List<String> actions) {
    return estate.isAwsManaged(key)
        ? Stream.empty()
        : actions.stream().map(action -> KmsDemands.via("rds", action, key));
  }
}
