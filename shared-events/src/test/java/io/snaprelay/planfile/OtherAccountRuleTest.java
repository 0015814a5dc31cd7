package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Steps;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be done with a copy that another account has. */
class OtherAccountRuleTest {
  private static final String HOME = "111111111111";
  private static final String VAULT = "222222222222";
  private static final String COPIES =
      """
          copy:
            - { region: eu-central-1, kmsKey: alias/dr }
            - { region: eu-central-1, kmsKey: alias/vault, account: "222222222222" }
            - { name: far, region: us-east-1, kmsKey: alias/far, from: eu-central-1-222222222222 }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"eu-central-1-222222222222", "far"})
  void aCopyThatAnotherAccountHasIsNotMasked(String proved) {
    List<String> problems =
        Plans.problemsOf(
            plan(
                "    verify: { of: %s, instanceClass: db.t4g.medium }\n".formatted(proved)
                    + "    sanitize: { rules: m.yaml, kmsKey: alias/dev }\n"));

    assertEquals(
        List.of(
            "line 10, column 5: plans.nightly.sanitize: the copy in another account would be"
                + " masked, and that is done only in the account that SnapRelay runs in: let"
                + " verify.of name a copy without account, or write two plans"),
        problems);
  }

  @Test
  void aCopyAtHomeIsMaskedWhateverElseIsCopied() {
    Plans.accepted(
        plan(
            "    verify: { of: eu-central-1, instanceClass: db.t4g.medium }\n"
                + "    sanitize: { rules: m.yaml, kmsKey: alias/dev }\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-central-1-222222222222", "far"})
  void productionIsNotCutOverToACopyOfAnotherAccount(String proved) {
    List<String> problems =
        Plans.problemsOf(
            plan(
                "    verify: { of: %s, instanceClass: db.t4g.medium, login: prover }\n"
                        .formatted(proved)
                    + "    restore: { mode: cutover }\n"));

    assertEquals(
        List.of(
            "line 10, column 22: plans.nightly.restore.mode: the copy would be restored elsewhere,"
                + " and production is not there: write verify: { of: source }"),
        problems);
  }

  /** What befalls an account need not befall another one in the same region. */
  @Test
  void theRegionOfTheSourceIsGoodEnoughForADisasterOfItsAccount() {
    Plans.accepted(
        """
        databases: { orders: { instance: orders-prod, region: eu-west-1 } }
        plans:
          nightly:
            databases: [orders]
            copy: { region: eu-west-1, kmsKey: alias/vault, account: "222222222222" }
            restore: { mode: dr }
        """);
  }

  @Test
  void theDatabaseComesUpWhereTheCopyIsThatIsProved() {
    assertEquals(HOME, restoredIn("source"));
    assertEquals(HOME, restoredIn("copy"));
    assertEquals(HOME, restoredIn("eu-central-1"));
    assertEquals(VAULT, restoredIn("eu-central-1-222222222222"));
    assertEquals(VAULT, restoredIn("far"));
  }

  private static String restoredIn(String proved) {
    Plan plan =
        Plans.accepted(
                plan("    verify: { of: %s, instanceClass: db.t4g.medium }\n".formatted(proved)))
            .file()
            .plans()
            .get("nightly");
    return Steps.restoredIn(plan, HOME);
  }

  private static String plan(String sections) {
    return """
        databases: { orders: { instance: orders-prod, region: eu-west-1 } }
        plans:
          nightly:
            databases: [orders]
        """
        + COPIES
        + sections;
  }
}
