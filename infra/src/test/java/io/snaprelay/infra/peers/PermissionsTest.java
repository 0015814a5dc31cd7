package io.snaprelay.infra.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The mistakes in the permissions of other tools, looked for in our templates. */
class PermissionsTest {
  private static final List<Statement> TEMPLATES = Statement.ofTemplates(Path.of("."));

  /** RDS deletes by these, and changes whom a snapshot is shared with. */
  private static final String HARMFUL = "rds:(Delete|Modify|Stop|Reboot).*";

  @Test
  void noConditionHoldsForARequestThatLacksItsKey() {
    assertEquals(List.of(), thatHoldWithoutTheirKey(TEMPLATES));
  }

  @Test
  void noStatementAllowsEverythingOfAService() {
    assertEquals(List.of(), TEMPLATES.stream().filter(any(PermissionsTest::isTooMuch)).toList());
  }

  @Test
  void noRoleIsPassedWhicheverItIs() {
    Predicate<Statement> passes = any("iam:PassRole"::equals);

    assertEquals(
        List.of(),
        TEMPLATES.stream().filter(passes).filter(it -> it.resources().contains("*")).toList());
  }

  /**
   * But for the databases that somebody names to be cut over: production bears no tag of ours, nor
   * does one of them that is taken back under its derived name and rebooted there.
   */
  @Test
  void whatDeletesOrChangesNeedsATagOfOurs() {
    List<Statement> harmful =
        TEMPLATES.stream()
            .filter(any(it -> it.matches(HARMFUL)))
            .filter(it -> !it.resources().equals(List.of("CutoverDatabases")))
            .filter(it -> !rebootsWhatBearsOurName(it))
            .toList();

    assertTrue(harmful.size() >= 4, harmful::toString);
    assertEquals(List.of(), harmful.stream().filter(it -> !needsOurTag(it)).toList());
  }

  @Test
  void everyTemplateThatIsDeployedIsRead() {
    Set<String> granted =
        TEMPLATES.stream().flatMap(it -> it.actions().stream()).collect(Collectors.toSet());

    assertTrue(
        granted.containsAll(
            Set.of("rds:CopyDBSnapshot", "rds:DeleteDBSnapshot", "rds:DeleteDBInstance")),
        granted::toString);
  }

  /** A statement as one of those tools has it: it lets anything be deleted by a bare request. */
  @Test
  void theTrapIsSeen() {
    List<Statement> trap =
        Statement.of(
            """
            Policies:
              - Effect: Allow
                Action: rds:DeleteDBInstance
                Resource: "*"
                Condition:
                  "ForAllValues:StringEquals":
                    aws:TagKeys: [ours]
            """);

    assertEquals(trap, thatHoldWithoutTheirKey(trap));
    assertEquals(List.of(false), trap.stream().map(PermissionsTest::needsOurTag).toList());
  }

  private static List<Statement> thatHoldWithoutTheirKey(List<Statement> statements) {
    return statements.stream()
        .filter(
            it ->
                it.conditions().keySet().stream()
                    .anyMatch(name -> name.startsWith("ForAllValues:") || name.contains("Not")))
        .toList();
  }

  private static boolean isTooMuch(String action) {
    return action.equals("*") || action.endsWith(":*");
  }

  private static boolean needsOurTag(Statement statement) {
    return Stream.of("StringEquals", "Null")
        .flatMap(operator -> statement.conditions().getOrDefault(operator, List.of()).stream())
        .anyMatch(key -> key.startsWith("aws:ResourceTag/snaprelay:"));
  }

  private static boolean rebootsWhatBearsOurName(Statement statement) {
    return statement.actions().equals(List.of("rds:RebootDBCluster"))
        && statement.resources().stream().allMatch(it -> it.endsWith(":cluster:snaprelay-*"));
  }

  private static Predicate<Statement> any(Predicate<String> action) {
    return statement -> statement.actions().stream().anyMatch(action);
  }
}
