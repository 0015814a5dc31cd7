package io.snaprelay.cli.doctor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether the security groups of temporary databases are there, and admit the services' tasks and
 * nobody else.
 */
final class SecurityGroupsCheck implements Check {
  private static final String SECURITY = "snaprelay.restore.security-groups";
  private static final Pattern ID = Pattern.compile("sg-([0-9a-f]{8}|[0-9a-f]{17})");

  @Override
  public String name() {
    return "security groups";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    // EC2 of other accounts lets nobody look who restores there.
    List<Spot> sites =
        SiteCheck.sites(estate).stream()
            .filter(site -> site.account().equals(estate.account()))
            .toList();
    List<String> groups = estate.setup().securityGroups();
    if (sites.isEmpty()) {
      return;
    }
    if (groups.isEmpty()) {
      SiteCheck.unknown(SECURITY, "--security-group", findings);
    }
    for (String group : groups) {
      if (ID.matcher(group).matches()) {
        findings.attempt(group, () -> at(sites, group, estate, findings));
      } else {
        findings.add(
            FindingCode.SECURITY_GROUP_UNFIT,
            SECURITY,
            "'%s' is no id of a VPC security group".formatted(group),
            "Give its id, sg- and 8 or 17 hexadecimal digits");
      }
    }
  }

  /** A group is of one region: it is looked for where databases are restored. */
  private static void at(List<Spot> sites, String id, Estate estate, Findings findings) {
    Optional<SecurityGroup> group =
        sites.stream()
            .map(site -> estate.clients().securityGroup(site, id))
            .flatMap(Optional::stream)
            .findFirst();
    if (group.isEmpty()) {
      findings.add(
          FindingCode.SECURITY_GROUP_NOT_FOUND,
          id,
          "EC2 knows no such security group in " + sites,
          "Deploy the site's template there, or correct the id");
    }
    group.ifPresent(it -> admits(id, it, estate.setup().taskGroup(), findings));
  }

  private static void admits(
      String id, SecurityGroup group, Optional<String> tasks, Findings findings) {
    List<String> others =
        group.groups().stream().filter(each -> !tasks.map(each::equals).orElse(true)).toList();
    List<String> strangers = Stream.concat(group.addresses().stream(), others.stream()).toList();
    if (!strangers.isEmpty()) {
      findings.add(
          FindingCode.SECURITY_GROUP_OPEN,
          id,
          "It admits %s to temporary databases".formatted(String.join(", ", strangers)),
          "Let its rules name the security group of the tasks, and nothing else");
    }
    if (group.groups().size() == others.size()) {
      findings.add(
          FindingCode.SECURITY_GROUP_SHUT,
          id,
          "It does not admit the tasks, so that none can log in to prove or mask",
          "Add a rule for the database's port from the security group of the tasks");
    }
  }
}
