package io.snaprelay.infra.permissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.localaws.policy.Access;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs after all other integration tests, on what these had to be allowed, and on what services had
 * to be in the modules' own tests on local-aws.
 */
class LeastPrivilegeIT {
  private static List<Access> accesses;

  @BeforeAll
  static void whatAllOthersDid() throws IOException {
    String chosen = System.getProperty("snaprelay.chosen", "");
    // Maven leaves a property as it stands that nobody has set.
    assumeTrue(
        chosen.isEmpty() || chosen.startsWith("${"),
        "Only " + chosen + " ran, and that is not all that services do");
    Path here = Path.of(System.getProperty("snaprelay.accesses"));
    Optional<List<Access>> modules =
        Recorded.ofModules(
            Path.of(System.getProperty("snaprelay.home")), here.getFileName().toString());
    assumeTrue(modules.isPresent(), "The modules' own tests have recorded nothing in this build");
    accesses = new ArrayList<>(modules.get());
    accesses.addAll(Recorded.in(here));
  }

  private static LeastPrivilege under(Roles roles) {
    return new LeastPrivilege(roles, accesses);
  }

  @Test
  void everyServiceDidSomething() {
    Set<String> services = new TreeSet<>(Roles.asPlayed().policies().keySet());

    assertEquals(
        Set.of(), difference(services, under(Roles.asPlayed()).played()), "these did nothing");
  }

  @Test
  void noPolicyDeniesWhatARunDoes() {
    assertEquals(Set.of(), under(Roles.asPlayed()).denied());
  }

  @Test
  void noPolicyAllowsWhatNoRunDoes() {
    assertEquals(
        List.of(),
        under(Roles.asPlayed()).unused().stream().filter(it -> !Unplayed.excused(it)).toList(),
        "no run has used these");
  }

  /** What the two lists are worth: take one permission away, and a run would fail. */
  @ParameterizedTest
  @CsvSource({
    "snaprelay-snapshot-service, rds:CreateDBSnapshot",
    "snaprelay-copy-service, rds:CopyDBSnapshot",
    "snaprelay-copy-service, kms:CreateGrant",
    "snaprelay-restore-verify-service, rds:DeleteDBInstance",
    "snaprelay-restore-verify-service, secretsmanager:CreateSecret",
    "snaprelay-sanitize-service, secretsmanager:GetSecretValue",
    "snaprelay-notifier, kms:Sign",
    "snaprelay-notifier, s3:ListBucket"
  })
  void aPermissionThatIsTakenAwayIsMissed(String role, String action) {
    Roles fewer = Roles.asPlayed();
    fewer.policies().get(role).forEach(document -> remove(document, action));

    Set<String> denied = under(fewer).of(role).denied();

    assertFalse(denied.isEmpty());
    assertEquals(
        Set.of(),
        difference(
            denied,
            new TreeSet<>(
                denied.stream().filter(it -> it.startsWith(role + ": " + action)).toList())),
        "nothing else is denied");
  }

  @ParameterizedTest
  @CsvSource({
    "snaprelay-snapshot-service, rds:DeleteDBInstance",
    "snaprelay-copy-service, rds:RebootDBInstance",
    "snaprelay-notifier, sns:Subscribe"
  })
  void aPermissionThatIsAddedIsFound(String role, String action) {
    Roles more = Roles.asPlayed();
    ArrayNode statements = (ArrayNode) more.policies().get(role).get(0).path("Statement");
    statements
        .addObject()
        .put("Sid", "Added")
        .put("Effect", "Allow")
        .put("Action", action)
        .put("Resource", "*");

    assertEquals(
        Set.of(new Unused(role, "Added", action), new Unused(role, "Added", "*")),
        difference(under(more).of(role).unused(), under(Roles.asPlayed()).of(role).unused()));
  }

  private static void remove(JsonNode document, String action) {
    for (JsonNode statement : document.path("Statement")) {
      if (statement.path("Action") instanceof ArrayNode actions) {
        for (int i = actions.size() - 1; i >= 0; i--) {
          if (actions.get(i).asText().equals(action)) {
            actions.remove(i);
          }
        }
        if (actions.isEmpty()) {
          actions.add("none:Nothing");
        }
      } else if (statement.path("Action").asText().equals(action)) {
        ((ObjectNode) statement).put("Action", "none:Nothing");
      }
    }
  }

  private static <T> Set<T> difference(Set<T> all, Set<T> without) {
    Set<T> rest = new TreeSet<>(all);
    rest.removeAll(without);
    return rest;
  }
}
