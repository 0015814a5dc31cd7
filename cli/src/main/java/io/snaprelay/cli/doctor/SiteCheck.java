package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;

/** Whether there is a place for temporary databases in each region that restores them. */
final class SiteCheck implements Check {
  private static final String GROUP = "snaprelay.restore.subnet-group";

  /** RDS User Guide, "Working with a DB instance in a VPC": at least two Availability Zones. */
  private static final int FEWEST_ZONES = 2;

  @Override
  public String name() {
    return "sites";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    List<Spot> sites = sites(estate);
    estate.otherSites().forEach(account -> known(account, estate, findings));
    if (!sites.isEmpty()) {
      estate
          .setup()
          .subnetGroup()
          .ifPresentOrElse(
              group ->
                  sites.forEach(
                      site ->
                          findings.attempt(GROUP, () -> subnets(group, site, estate, findings))),
              () -> unknown(GROUP, "--subnet-group", findings));
    }
  }

  private static void known(String account, Estate estate, Findings findings) {
    boolean named =
        estate.setup().otherAccounts().stream().anyMatch(each -> each.startsWith(account + ":"));
    if (!named) {
      findings.add(
          FindingCode.ACCOUNT_WITHOUT_NETWORK,
          "snaprelay.restore.other-accounts",
          "A plan restores in account %s, and the restore-verify-service knows no network there"
              .formatted(account),
          "Deploy infra/restore-account.yaml there, and give its output OtherAccount with --other-account");
    }
  }

  /** Where databases are restored. */
  static List<Spot> sites(Estate estate) {
    return estate.sites().restoring().stream().filter(estate::reachesSite).toList();
  }

  static void unknown(String key, String option, Findings findings) {
    findings.add(
        FindingCode.NOT_CHECKED,
        key,
        "It is not known here, and no restore begins without it",
        "Give %s as the restore-verify-service has it".formatted(option));
  }

  private static void subnets(String name, Spot site, Estate estate, Findings findings) {
    Optional<DBSubnetGroup> group = find(estate.clients().site(site), name);
    if (group.isEmpty()) {
      findings.add(
          FindingCode.SUBNET_GROUP_NOT_FOUND,
          GROUP,
          "RDS knows no DB subnet group '%s' in %s".formatted(name, site),
          "Deploy the site's template there, or correct the name");
    }
    group
        .filter(it -> zones(it).size() < FEWEST_ZONES || !"Complete".equals(it.subnetGroupStatus()))
        .ifPresent(it -> unfit(it, site, findings));
  }

  private static void unfit(DBSubnetGroup group, Spot site, Findings findings) {
    findings.add(
        FindingCode.SUBNET_GROUP_UNFIT,
        GROUP,
        "The DB subnet group '%s' in %s is '%s' and covers %d Availability Zone(s)"
            .formatted(
                group.dbSubnetGroupName(), site, group.subnetGroupStatus(), zones(group).size()),
        "Give it subnets in two Availability Zones at least");
  }

  private static Set<String> zones(DBSubnetGroup group) {
    return group.subnets().stream()
        .map(subnet -> subnet.subnetAvailabilityZone().name())
        .collect(Collectors.toSet());
  }

  private static Optional<DBSubnetGroup> find(RdsClient rds, String name) {
    return Present.orNot(
        () ->
            AwsCalls.call(
                    "rds:DescribeDBSubnetGroups",
                    () ->
                        rds.describeDBSubnetGroups(it -> it.dbSubnetGroupName(name))
                            .dbSubnetGroups())
                .stream()
                .findFirst());
  }
}
