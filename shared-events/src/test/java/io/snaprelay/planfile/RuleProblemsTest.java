package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What only the meaning of a plan can refuse. */
class RuleProblemsTest {
  private static final String UNPROVED =
      "nobody would know whether what is masked and given away is whole: add verify with"
          + " instanceClass; mode: quick only counts the rows";

  @Test
  void aDatabaseThatIsNotDefinedIsNamedWithThoseThatAre() {
    assertEquals(
        List.of(
            "line 6, column 25: plans.nightly.databases[1]: 'ordrs' is not defined "
                + "under databases; defined are: orders, ledger"),
        Plans.problems("undefined-database"));
  }

  @Test
  void aMaskedDatabaseNeverBecomesProduction() {
    assertEquals(
        List.of(
            "line 6, column 5: plans.nightly.sanitize: " + UNPROVED,
            "line 7, column 22: plans.nightly.restore.mode: sanitize and cutover "
                + "exclude each other, a masked database would become production: write two"
                + " plans",
            "line 7, column 22: plans.nightly.restore.mode: nothing proves what would become"
                + " production: add a verify section"),
        Plans.problems("sanitize-and-cutover"));
  }

  @Test
  void whatIsGivenAwayHasAKeyOfItsOwn() {
    assertEquals(
        List.of(
            "line 7, column 45: plans.nightly.sanitize.share: whoever restores it needs its key,"
                + " and that must not be production's: add kmsKey"),
        Plans.problems("sanitized-and-shared-without-a-key"));
  }

  @Test
  void theAwsManagedKeyIsNoKeyForWhatIsGivenAway() {
    assertEquals(
        List.of(
            "line 7, column 53: plans.nightly.sanitize.kmsKey: 'alias/aws/rds' is managed by AWS,"
                + " and what it encrypts cannot be shared: name a key of your own"),
        Plans.problems("sanitized-under-the-aws-key"));
  }

  @Test
  void copiesThatMayAllGoAreRefused() {
    assertEquals(
        List.of(
            "line 8, column 15: plans.nightly.retain.copies: keeps no copy at all: write at least"
                + " one number above 0, for example { daily: 14 }"),
        Plans.problems("retention-that-keeps-nothing"));
  }

  @Test
  void everySectionInOnePlanIsTooMuchByThree() {
    assertEquals(
        List.of(
            "line 17, column 5: plans.nightly.sanitize: the copy in another account would be masked,"
                + " and that is done only in the account that SnapRelay runs in: let verify.of name"
                + " a copy without account, or write two plans",
            "line 18, column 23: plans.nightly.restore.mode: sanitize and cutover "
                + "exclude each other, a masked database would become production: write two"
                + " plans",
            "line 18, column 23: plans.nightly.restore.mode: the copy would be restored elsewhere,"
                + " and production is not there: write verify: { of: source }"),
        Plans.problems("every-section-in-one-plan"));
  }

  @Test
  void aRestoreBesideNeedsANameThatIsFree() {
    assertEquals(
        List.of(
            "line 8, column 5: plans.nameless.restore: a database beside its source has another"
                + " name: add name",
            "line 11, column 33: plans.shared-name.restore.name: several databases cannot all have"
                + " it: write a plan for each of them",
            "line 14, column 33: plans.derived-name.restore.name: names that begin with snaprelay-"
                + " are derived: choose another",
            "line 18, column 31: plans.renamed-production.restore.name: a cutover keeps the name of"
                + " production: remove it",
            "line 21, column 48: plans.key.restore.kmsKey: RDS restores a DB instance under the key"
                + " of its snapshot: write copy.kmsKey instead",
            "line 21, column 70: plans.key.restore.drill: only disaster recovery has it: write"
                + " mode: dr, or remove it",
            "line 24, column 5: plans.masked.sanitize: " + UNPROVED,
            "line 25, column 22: plans.masked.restore.mode: sanitize and a restore that stays"
                + " exclude each other, there is one database and it would be masked: write two"
                + " plans"),
        Plans.problems("restores-that-cannot-stay"));
  }

  @Test
  void disasterRecoveryIsElsewhereAndNeedsNothingOfTheSource() {
    assertEquals(
        List.of(
            "line 7, column 5: plans.nowhere.restore: in which region: add region, or a copy"
                + " section with one",
            "line 10, column 34: plans.at-home.restore.region: 'orders' is in that region itself,"
                + " and what befalls it befalls its restore: name another",
            "line 13, column 25: plans.from-the-source.snapshot.source: that is in the region of"
                + " the disaster: write good for the newest good copy, or add a copy section",
            "line 18, column 34: plans.two-regions.restore.region: the copy goes to another"
                + " region: write the same one, or remove it",
            "line 21, column 48: plans.empty-drill.restore.drill: a drill that proves nothing: add"
                + " a verify section",
            "line 25, column 19: plans.restored-at-home.verify.of: the source's snapshot is in the"
                + " region of the disaster: write copy"),
        Plans.problems("disasters"));
  }

  @Test
  void aCopyThatIsNotMadeCannotBeProved() {
    assertEquals(
        List.of(
            "line 6, column 19: plans.nightly.verify.of: this plan makes no copy: "
                + "write source, or add a copy section"),
        Plans.problems("proof-of-a-copy-that-is-not-made"));
  }

  @Test
  void everyCopyThatCannotBeIsNamedAtOnce() {
    assertEquals(
        List.of(
            "line 7, column 57: plans.nightly.copy[0].from: no copy of this plan is named 'valut': the names are eu-central-1, vault, again, a, b, copy, ap-southeast-17-222222222222",
            "line 8, column 9: plans.nightly.copy[1]: another copy is named 'eu-central-1' too: give each its own name",
            "line 10, column 32: plans.nightly.copy[3].region: 'vault' goes to the same region and account under the same key: leave one out",
            "line 11, column 62: plans.nightly.copy[4].from: these hops go in a circle: leave from out where the copy is of the run's own snapshot",
            "line 12, column 62: plans.nightly.copy[5].from: these hops go in a circle: leave from out where the copy is of the run's own snapshot",
            "line 13, column 17: plans.nightly.copy[6].name: 'copy' means something else in verify.of: name it otherwise",
            "line 13, column 50: plans.nightly.copy[6].kmsKey: the key is in us-east-1, but RDS wants one in the copy's region: name a key of sa-east-1",
            "line 14, column 9: plans.nightly.copy[7]: 'ap-southeast-17-222222222222' is too long for the name of a step: add a name of at most 27 characters",
            "line 15, column 19: plans.nightly.verify.of: no copy of this plan is named 'vualt': write source or copy or eu-central-1 or vault or again or a or b or copy or ap-southeast-17-222222222222"),
        Plans.problems("copies-that-cannot-be"));
  }

  @Test
  void whatFailedIsKeptNoLongerThanAnyTemporaryDatabaseLives() {
    assertEquals(
        List.of(
            "line 7, column 60: plans.nightly.verify.keepOnFailure: no temporary database lives "
                + "longer than limits.temporaryHours, 3 h: raise that, or keep it for less"),
        Plans.problems("kept-for-longer-than-it-may-live"));
  }

  @Test
  void everyBadSettingOfAProofIsNamedAtOnce() {
    assertEquals(
        List.of(
            "line 7, column 13: plans.nightly.verify.mode: "
                + "'thorough' is not a mode of proof: write quick, standard or deep",
            "line 8, column 18: plans.nightly.verify.heartbeat: "
                + "'no.such.thing' is not the name of a table, with its schema or without: "
                + "write ops.snaprelay_heartbeat",
            "line 9, column 31: plans.nightly.verify.rowCounts.mayShrink: "
                + "'5' is not a percentage: write 5%",
            "line 10, column 20: plans.nightly.verify.appendOnly[0]: "
                + "'orders' is not a table with its schema: write public.orders",
            "line 12, column 11: plans.nightly.verify.checks[0].range: "
                + "no bound stands here: write from, to or both",
            "line 13, column 79: plans.nightly.verify.checks[1].range.from: "
                + "no value lies in this range: write the lower one as from",
            "line 14, column 43: plans.nightly.verify.checks[2].unique.columns: "
                + "an empty list is not a list of columns: write [customer_id]",
            "line 15, column 28: plans.nightly.verify.checks[3].login.secret: "
                + "this is not the ARN of a secret, never a password: write "
                + "arn:aws:secretsmanager:eu-west-1:111111111111:secret:shop-app-AbCdEf",
            "line 16, column 23: plans.nightly.verify.checks[4].writable.tabel: "
                + "unknown field 'tabel': did you mean 'table'?",
            "line 18, column 11: plans.nightly.verify.checks[6]: "
                + "another check is named 'writable public.orders' too: give each its own name"),
        Plans.problems("bad-proof-settings"));
  }

  @Test
  void theKeyLiesInTheRegionOfTheCopy() {
    assertEquals(
        List.of(
            "line 6, column 43: plans.nightly.copy.kmsKey: the key is in eu-west-1, "
                + "but RDS wants one in the copy's region: name a key of eu-central-1"),
        Plans.problems("key-of-another-region"));
  }

  @Test
  void whatTheAwsManagedKeyEncryptsIsNotShared() {
    assertEquals(
        List.of(
            "line 6, column 43: plans.nightly.copy.kmsKey: 'alias/aws/rds' is managed"
                + " by AWS, and what it encrypts cannot be shared: name a key of your own"),
        Plans.problems("shared-under-the-aws-key"));
  }

  @Test
  void aSnapshotThatIsOnlyPickedIsNotShared() {
    assertEquals(
        List.of(
            "line 7, column 5: plans.nightly.share: only what a run has made is shared, and it only"
                + " picks this snapshot: add copy, or take a fresh one"),
        Plans.problems("shared-though-only-picked"));
  }

  @Test
  void anExportNamesItsRoleAndItsKey() {
    assertEquals(
        List.of(
            "line 6, column 5: plans.nightly.export: RDS exports nothing without it: add 'role'",
            "line 6, column 5: plans.nightly.export: RDS exports nothing without it: add 'kmsKey'"),
        Plans.problems("export-without-role-and-key"));
  }

  @Test
  void aWindowBoundsOnlyWhatIsChosen() {
    assertEquals(
        List.of(
            "line 6, column 40: plans.nightly.snapshot.within: bounds the age of a snapshot that is"
                + " chosen: write source: latest, good, automated, oldest, random, or leave it out"),
        Plans.problems("window-of-a-fresh-snapshot"));
  }

  @Test
  void aScheduleOfUnixIsNotOneOfEventBridge() {
    assertEquals(
        List.of(
            "line 6, column 15: plans.nightly.schedule: 'cron(0 2 * * *)' has 5 "
                + "fields: EventBridge wants minutes hours day-of-month month day-of-week "
                + "year, for example cron(0 2 * * ? *)"),
        Plans.problems("crontab-schedule"));
  }

  @Test
  void aRangeUpsideDownIsRefused() {
    assertEquals(
        List.of(
            "line 9, column 59: plans.nightly.verify.checks[0].sql.expect.between: no"
                + " number lies in this range: write the lower one first"),
        Plans.problems("range-upside-down"));
  }

  @Test
  void theEvidenceCanTellChecksApart() {
    assertEquals(
        List.of(
            "line 10, column 11: plans.nightly.verify.checks[1]: another check is "
                + "named 'orders' too: give each its own name"),
        Plans.problems("two-checks-of-one-name"));
  }

  @Test
  void theNamesThatAreMadeUpMustDifferToo() {
    assertEquals(
        List.of(
            "line 10, column 11: plans.nightly.verify.checks[1]: another check is "
                + "named 'freshness of public.orders.created_at' too: give each its own "
                + "name"),
        Plans.problems("same-check-twice-without-names"));
  }

  @Test
  void aMonthThirteenIsNoPointInTime() {
    assertEquals(
        List.of(
            "line 6, column 17: plans.nightly.snapshot.source: nothing restores it: add verify for"
                + " a proof, or restore if it is to stay",
            "line 6, column 31: plans.nightly.snapshot.source.at: "
                + "'2026-13-01T00:00:00Z' is no time: write it like 2026-11-20T02:00:00Z, or write"
                + " latest"),
        Plans.problems("impossible-date"));
  }

  @Test
  void allProblemsComeAtOnceInTheOrderOfTheFile() {
    assertEquals(
        List.of(
            "line 2, column 36: databases.orders.regoin: unknown field 'regoin': did "
                + "you mean 'region'?",
            "line 5, column 17: plans.nightly.databases[0]: 'ordrs' is not defined "
                + "under databases; defined are: orders",
            "line 6, column 14: plans.nightly.overlap: 'wait' is not a rule for "
                + "overlapping runs: write skip or queue",
            "line 8, column 19: plans.nightly.verify.of: this plan makes no copy: "
                + "write source, or add a copy section",
            "line 8, column 30: plans.nightly.verify.rto: 'soon' is not a duration: "
                + "write 30m, 2h or 7d",
            "line 11, column 15: plans.weekly.schedule: 'rate(1 hours)' is not a "
                + "rate: write rate(1 hour) or rate(12 hours)"),
        Plans.problems("many-problems"));
  }
}
