package io.snaprelay.infra.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.cli.demo.Deployment;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.template.Created;
import io.snaprelay.cli.template.Stack;
import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Service;
import io.snaprelay.wire.Sweep;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the templates of two sites in one account make. */
class SiteTemplatesTest {
  private static final Path TEMPLATES = Path.of("");
  private final Stack home = Deployment.homeWithSecondSiteIn(TEMPLATES, Regions.DR);
  private final Stack second = Deployment.secondSite(TEMPLATES, Regions.DR, home);

  /** Names of roles are the account's: CloudFormation would refuse the second site otherwise. */
  @Test
  void noRoleOfOneSiteHasTheNameOfAnothers() {
    Set<String> both = named(home);
    both.retainAll(named(second));

    assertEquals(Set.of(), both);
    assertTrue(named(second).contains("snaprelay-sanitize-service-eu-central-1"));
    assertTrue(named(home).contains("snaprelay-sanitize-service"), "as before there were two");
  }

  @ParameterizedTest
  @EnumSource(names = {"RESTORE_VERIFY", "SANITIZE"})
  void bothMayDoTheSameEachInItsRegions(Service service) {
    assertEquals(statements(home, service), statements(second, service));
  }

  @Test
  void whatTheSecondSiteHearsIsForwardedToIt() {
    Set<String> forwarded = new TreeSet<>();
    rule(home, "second-site")
        .properties()
        .at("/EventPattern/detail-type")
        .forEach(type -> forwarded.add(type.asText()));
    Set<String> heard =
        Stream.of(Service.RESTORE_VERIFY, Service.SANITIZE)
            .flatMap(service -> service.hears().stream())
            .map(EventTypes::wireName)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(heard, forwarded);
  }

  @Test
  void aSiteElsewhereThatHasTheRestIsSentNothingOfTheSecondOnes() {
    JsonNode sites =
        rule(Deployment.homeWithSiteIn(TEMPLATES, "eu-north-1"), "site")
            .properties()
            .at("/EventPattern/detail/header/site");

    assertEquals(
        "[{\"exists\":false},{\"anything-but\":{\"suffix\":[\"/none\",\"/none\"]}}]",
        sites.toString());
  }

  @Test
  void eachServiceIsToldWhatItLeavesToOthers() {
    for (Service service : List.of(Service.RESTORE_VERIFY, Service.SANITIZE)) {
      Map<String, String> atHome = TaskVariables.of(home, service);
      Map<String, String> there = TaskVariables.of(second, service);

      assertEquals("", atHome.get("SNAPRELAY_SITE_REGIONS"));
      assertEquals("eu-central-1", atHome.get("SNAPRELAY_SITE_OTHERS"));
      assertEquals("eu-central-1", there.get("SNAPRELAY_SITE_REGIONS"));
      assertEquals("", there.get("SNAPRELAY_SITE_OTHERS"));
    }
  }

  @Test
  void theSecondSiteSweepsItsRegion() {
    List<?> sweeps =
        second.resources("AWS::Scheduler::Schedule").stream()
            .map(schedule -> schedule.properties().at("/Target/Input").asText())
            .map(input -> Messages.read(input, "m-1", Instant.EPOCH))
            .toList();

    assertEquals(List.of(new Sweep(List.of("eu-central-1"))), sweeps);
  }

  /** Roles that are given no name get one that nobody else has. */
  private static Set<String> named(Stack stack) {
    return stack.resources("AWS::IAM::Role").stream()
        .filter(role -> role.properties().has("RoleName"))
        .map(Created::name)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static List<String> statements(Stack stack, Service service) {
    return stack.resources("AWS::IAM::Role").stream()
        .filter(role -> role.name().startsWith("snaprelay-" + service.serviceName()))
        .flatMap(role -> role.properties().findValues("Sid").stream())
        .map(JsonNode::asText)
        .toList();
  }

  private static Created rule(Stack stack, String name) {
    return stack.resources("AWS::Events::Rule").stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
