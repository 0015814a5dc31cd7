package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.control.CallFault;
import io.snaprelay.localaws.control.Effect;
import io.snaprelay.localaws.control.Faults;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/** Who may reach temporary databases: the tasks that prove and mask them, and nobody else. */
final class DoctorNetworkTest {
  private static final Region SITE = Region.EU_CENTRAL_1;

  @TempDir private Path folder;
  private HealthyEstate estate;

  @BeforeEach
  void everythingElseIsWell() throws Exception {
    estate =
        new HealthyEstate(
            folder, it -> it.trust(HealthyEstate.PULLING_ROLE, HealthyEstate.ACCOUNT));
    estate.create("postgres", true);
  }

  @AfterEach
  void close() {
    estate.close();
  }

  @Test
  void aGroupThatAdmitsTheTasksAloneIsWell() throws Exception {
    assertEquals(Map.of(), found(estate.databases));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IpRanges.1.CidrIp=10.0.0.0/8",
        "Ipv6Ranges.1.CidrIpv6=::/0",
        "Groups.1.GroupId=sg-0000000000000000a"
      })
  void whoeverElseIsAdmittedIsNamed(String stranger) throws Exception {
    estate.network.admit(SITE, estate.databases, stranger);

    Cli said = doctor(estate.databases);

    assertEquals(1, said.exit());
    assertEquals(Map.of("SECURITY_GROUP_OPEN", List.of(estate.databases)), said.findings());
    String name = stranger.substring(stranger.indexOf('=') + 1);
    assertTrue(said.json().at("/findings/0/problem").asText().contains(name), said.out());
  }

  @Test
  void aGroupThatAdmitsNobodyLetsNothingBeProved() throws Exception {
    String shut = estate.network.create(SITE, "shut");

    assertEquals(Map.of("SECURITY_GROUP_SHUT", List.of(shut)), found(shut));
  }

  @Test
  void aGroupOfAnotherRegionIsNotThere() throws Exception {
    String elsewhere = estate.network.create(Region.EU_WEST_1, "elsewhere");

    assertEquals(Map.of("SECURITY_GROUP_NOT_FOUND", List.of(elsewhere)), found(elsewhere));
  }

  @Test
  void withoutTheGroupOfTheTasksAnyGroupMayBeIt() throws Exception {
    estate.network.admit(SITE, estate.databases, "Groups.1.GroupId=sg-0000000000000000a");

    Cli said =
        estate.doctor(
            HealthyEstate.PLAN, "--json", "--security-group=" + estate.databases, "--task-group=");

    assertEquals(0, said.exit(), said.out() + said.err());
  }

  @Test
  void whatEc2RefusesToTellIsNoHealth() throws Exception {
    estate
        .aws()
        .faults()
        .set(
            Faults.ofCalls(
                new CallFault(
                    "ec2:DescribeSecurityGroups",
                    Effect.ERROR,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    403,
                    "UnauthorizedOperation",
                    null)));

    assertEquals(Map.of("NOT_CHECKED", List.of(estate.databases)), found(estate.databases));
  }

  private Map<String, List<String>> found(String group) throws Exception {
    return doctor(group).findings();
  }

  private Cli doctor(String group) throws Exception {
    return estate.doctor(HealthyEstate.PLAN, "--json", "--security-group=" + group);
  }
}
