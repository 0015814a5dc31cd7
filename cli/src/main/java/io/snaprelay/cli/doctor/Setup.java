package io.snaprelay.cli.doctor;

import io.snaprelay.aws.SnapshotRoles;
import java.util.List;
import java.util.Optional;

/**
 * How the services are configured, as far as it can be wrong.
 *
 * @param bus name of the event bus
 * @param roles the roles in other accounts, and which of them have databases
 * @param restoreRole ARN of the role in other accounts in which databases are restored
 * @param otherAccounts these accounts, each with one of its security groups after a colon
 * @param transitKey the key under which snapshots pass into other accounts
 * @param subnetGroup the DB subnet group of temporary databases
 * @param securityGroups their VPC security groups
 * @param taskGroup the security group of the services' tasks
 * @param signingKey the key that signs evidence
 * @param ledger where the ledger lies
 */
public record Setup(
    String bus,
    SnapshotRoles roles,
    String restoreRole,
    List<String> otherAccounts,
    String transitKey,
    Optional<String> subnetGroup,
    List<String> securityGroups,
    Optional<String> taskGroup,
    Optional<String> signingKey,
    Optional<String> ledger) {
  public Setup {
    otherAccounts = List.copyOf(otherAccounts);
    securityGroups = List.copyOf(securityGroups);
  }
}
