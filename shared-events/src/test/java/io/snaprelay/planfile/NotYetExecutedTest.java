package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.SnapshotSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotYetExecutedTest {
  private static final String REASON = " is not executed by this version";

  @Test
  void everySectionThatIsNotExecutedIsNamed() {
    assertEquals(
        List.of("plans.nightly: a restore in account 222222222222" + REASON),
        NotYetExecuted.in(Plans.file("everything")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy: { region: eu-central-1, account: '222222222222' }\n"
            + "    verify: { instanceClass: db.t4g.medium }",
        "copy: { region: eu-central-1, account: '222222222222' }\n" + "    restore: { mode: dr }"
      })
  void eachSectionIsNamedOnceAndForItself(String section) {
    String yaml = Plans.text("nothing-but-a-database") + "    " + section;
    assertEquals(1, NotYetExecuted.in(Plans.accepted(yaml).file()).size());
  }

  @Test
  void aMaskedCopyThatIsProvedFirstIsExecuted() {
    String yaml =
        Plans.text("nothing-but-a-database")
            + "    verify: { instanceClass: db.t4g.medium }\n"
            + "    sanitize: { rules: m.yaml, kmsKey: alias/dev, share: ['333333333333'] }\n";

    assertEquals(List.of(), NotYetExecuted.in(Plans.accepted(yaml).file()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "restore: { mode: new, name: orders-beside }",
        "restore: { mode: dr, region: eu-central-1 }",
        "verify: { instanceClass: db.t4g.medium, login: snaprelay_verify }",
        "verify: { instanceClass: db.t4g.medium, login: snaprelay_verify }\n"
            + "    restore: { mode: cutover, hold: 24h }",
      })
  void aLoginAndARestoreThatStaysAreExecuted(String section) {
    String yaml = Plans.text("nothing-but-a-database") + "    " + section;

    assertEquals(List.of(), NotYetExecuted.in(Plans.accepted(yaml).file()));
  }

  @Test
  void copiesIntoOtherAccountsAreExecutedIfTheRestoreStaysAtHome() {
    String yaml =
        Plans.text("nothing-but-a-database")
            + "    copy:\n"
            + "      - { region: eu-central-1, kmsKey: alias/dr }\n"
            + "      - { region: eu-central-1, kmsKey: alias/vault, account: '222222222222' }\n"
            + "    verify: { instanceClass: db.t4g.medium }\n";

    assertEquals(List.of(), NotYetExecuted.in(Plans.accepted(yaml).file()));
  }

  @Test
  void aClusterIsProvedAndMaskedAndGoesAway() {
    String yaml =
        Plans.text("nothing-but-a-database").replace("instance:", "cluster:")
            + "    copy: { region: eu-central-1, kmsKey: alias/dr }\n"
            + "    share: { accounts: ['333333333333'] }\n"
            + "    retain: { source: 2d }\n"
            + "    verify: { instanceClass: db.r6g.large }\n"
            + "    sanitize: { rules: m.yaml, kmsKey: alias/dev }\n";

    assertEquals(List.of(), NotYetExecuted.in(Plans.accepted(yaml).file()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "restore: { mode: new, name: orders-beside }",
        "restore: { mode: dr, region: eu-central-1 }",
        "verify: { instanceClass: db.r6g.large, login: snaprelay_verify }\n"
            + "    restore: { mode: cutover }",
      })
  void aClusterStaysToo(String section) {
    String yaml =
        Plans.text("nothing-but-a-database").replace("instance:", "cluster:") + "    " + section;

    assertEquals(List.of(), NotYetExecuted.in(Plans.accepted(yaml).file()));
  }

  @Test
  void retentionIsExecuted() {
    String yaml =
        Plans.text("nothing-but-a-database")
            + "    copy: { region: eu-central-1, kmsKey: alias/dr }\n"
            + "    verify: { instanceClass: db.t4g.medium }\n"
            + "    retain: { source: 2d, copies: { daily: 14, last: 3, within: 2d } }\n"
            + "    sanitize: { rules: m.yaml, keep: 5 }\n";

    assertEquals(List.of(), NotYetExecuted.in(Plans.accepted(yaml).file()));
  }

  @Test
  void aPointInTimeThatIsProvedIsExecuted() {
    String yaml =
        Plans.text("nothing-but-a-database")
            + "    snapshot: { source: { at: 2026-11-20T02:00:00Z } }\n"
            + "    verify: { instanceClass: db.t4g.medium }\n";

    assertEquals(List.of(), NotYetExecuted.in(Plans.accepted(yaml).file()));
  }

  @Test
  void aRunIsNotRefusedForThePlanBesideIt() {
    FrozenPlan frozen = Frozen.plan("nothing-but-a-database", SnapshotSource.FRESH);
    assertTrue(NotYetExecuted.in(frozen).isEmpty());
  }
}
