package io.snaprelay.cli;

import io.snaprelay.cli.doctor.Setup;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the services are configured; the defaults are theirs, and so are the variables. */
final class ServiceSettings {
  @Option(
      names = "--bus",
      paramLabel = "NAME",
      defaultValue = "${env:SNAPRELAY_BUS:-snaprelay}",
      description = "The event bus. Default: $$SNAPRELAY_BUS, else snaprelay.")
  private String bus;

  @Option(
      names = "--transit-key",
      paramLabel = "KEY",
      defaultValue = "${env:SNAPRELAY_COPY_TRANSIT_KEY:-alias/snaprelay-transit}",
      description =
          "The key under which snapshots pass into other accounts. Default: $$SNAPRELAY_COPY_TRANSIT_KEY, else alias/snaprelay-transit.")
  private String transitKey;

  @Option(
      names = "--subnet-group",
      paramLabel = "NAME",
      defaultValue = "${env:SNAPRELAY_RESTORE_SUBNET_GROUP}",
      description =
          "The DB subnet group of temporary databases. Default: $$SNAPRELAY_RESTORE_SUBNET_GROUP.")
  private Optional<String> subnetGroup = Optional.empty();

  @Option(
      names = "--security-group",
      paramLabel = "ID",
      split = ",",
      defaultValue = "${env:SNAPRELAY_RESTORE_SECURITY_GROUPS}",
      description = "Their VPC security groups. Default: $$SNAPRELAY_RESTORE_SECURITY_GROUPS.")
  private List<String> securityGroups = List.of();

  @Option(
      names = "--task-group",
      paramLabel = "ID",
      description =
          "The security group of the services' tasks, which alone may reach temporary databases. Default: any.")
  private Optional<String> taskGroup = Optional.empty();

  @Option(
      names = "--signing-key",
      paramLabel = "KEY",
      defaultValue = "${env:SNAPRELAY_EVIDENCE_SIGNING_KEY}",
      description = "The key that signs evidence. Default: $$SNAPRELAY_EVIDENCE_SIGNING_KEY.")
  private Optional<String> signingKey = Optional.empty();

  @Option(
      names = "--other-account",
      paramLabel = "ID:GROUP",
      split = ",",
      defaultValue = "${env:SNAPRELAY_RESTORE_OTHER_ACCOUNTS}",
      description = {
        "Other accounts in which databases are restored, each with a security group of it.",
        "Default: $$SNAPRELAY_RESTORE_OTHER_ACCOUNTS."
      })
  private List<String> otherAccounts = List.of();

  @Mixin private OtherAccounts others;
  @Mixin private RestoringAccounts restoring;

  Setup setup(String ledger) {
    return new Setup(
        bus,
        others.roles(),
        restoring.role(),
        otherAccounts == null ? List.of() : otherAccounts,
        transitKey,
        subnetGroup,
        securityGroups == null ? List.of() : securityGroups,
        taskGroup.filter(id -> !id.isBlank()),
        signingKey,
        Optional.ofNullable(ledger).filter(text -> !text.isBlank()));
  }
}
