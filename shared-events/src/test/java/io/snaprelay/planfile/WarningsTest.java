package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is accepted, but said. */
class WarningsTest {
  @Test
  void aScheduleStartsNothingHere() {
    assertEquals(
        List.of(
            "line 6, column 5: plans.nightly.schedule: runs start on this schedule "
                + "only once its EventBridge Scheduler entry is deployed; until then "
                + "publish the trigger, for example with 'snaprelay run'"),
        Plans.warnings("scheduled"));
  }

  @Test
  void aCopyBesideItsSourceIsLostWithIt() {
    assertEquals(
        List.of(
            "line 6, column 13: plans.nightly.copy.region: 'orders' already is in "
                + "eu-west-1: the copy is lost with its source; name another region, "
                + "account or kmsKey"),
        Plans.warnings("copy-beside-its-source"));
  }

  @Test
  void noEncryptedSnapshotComesIntoAnotherAccountWithoutAKey() {
    assertEquals(
        List.of(
            "line 6, column 35: plans.nightly.copy.account: no encrypted snapshot comes into another account without a key of it: add kmsKey, unless the databases are not encrypted"),
        Plans.warnings("other-account-without-a-key"));
  }

  @Test
  void severalCopiesAreMeant() {
    assertEquals(List.of(), Plans.warnings("several-copies"));
  }

  @Test
  void aSnapshotNamedNearlyLikeAWordIsDoubted() {
    assertEquals(
        List.of(
            "line 6, column 17: plans.nightly.snapshot.source: is read as the "
                + "identifier of a snapshot; did you mean 'latest'?"),
        Plans.warnings("source-nearly-a-word"));
  }

  @Test
  void anEventSourceWantsAnEvent() {
    assertEquals(
        List.of(
            "line 6, column 17: plans.nightly.snapshot.source: no event of RDS starts"
                + " this plan: name one under on, or every trigger must name a snapshot"),
        Plans.warnings("event-that-nothing-raises"));
  }

  @Test
  void nothingExpiresWithoutACopy() {
    assertEquals(
        List.of(
            "line 6, column 15: plans.nightly.retain.source: nothing will expire: "
                + "this plan makes no copy; add copy or remove this",
            "line 6, column 27: plans.nightly.retain.copies: nothing will expire: "
                + "this plan makes no copy; add copy or remove this"),
        Plans.warnings("retention-without-copies"));
  }

  @Test
  void anOldSnapshotDoesNotMeetARecoveryPoint() {
    assertEquals(
        List.of(
            "line 7, column 45: plans.drill.verify.rpo: an old snapshot does not meet it: leave it"
                + " out, or prove the newest"),
        Plans.warnings("drill-of-an-old-snapshot"));
  }

  @Test
  void copiesThatNobodyProvesExpireBlindly() {
    assertEquals(
        List.of(
            "line 7, column 15: plans.nightly.retain.copies: copies expire although "
                + "none is ever proved: which one can be restored nobody knows; add verify"),
        Plans.warnings("retention-without-proof"));
  }

  @Test
  void whatSomebodyElseTookDoesNotExpire() {
    assertEquals(
        List.of(
            "line 8, column 15: plans.nightly.retain.source: no source will expire: only a "
                + "snapshot that a run took itself does; write snapshot: { source: fresh } "
                + "or remove this"),
        Plans.warnings("retention-of-what-others-took"));
  }

  @Test
  void anObjectiveBeyondTheDeadlineIsNeverMeasured() {
    assertEquals(
        List.of(
            "line 7, column 15: plans.nightly.verify.rto: the run fails at "
                + "limits.deadline, before this objective is missed: raise the deadline"),
        Plans.warnings("objective-beyond-the-deadline"));
  }

  @Test
  void onlyACutoverHolds() {
    assertEquals(
        List.of("line 6, column 48: plans.nightly.restore.hold: only a cutover has it: remove it"),
        Plans.warnings("hold-without-cutover"));
  }

  @Test
  void aCopyUnderAnotherKeyIsMeant() {
    assertEquals(List.of(), Plans.warnings("copy-under-another-key"));
  }
}
