package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.control.CallFault;
import io.snaprelay.localaws.control.Effect;
import io.snaprelay.localaws.control.Faults;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.Stock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy that another account has pulled, looked at by the role that the services assume there. */
final class OtherAccountsTest {
  private static final String VAULT = "222222222222";
  private static final String SHUT = "555555555555";
  private static final String NOT_SHOWN = "account %s is not shown: AccessDenied";
  private static final String PLAN =
      """
      databases:
        orders: { instance: orders-prod, region: eu-west-1 }
      plans:
        nightly:
          databases: [orders]
          copy: { region: eu-central-1, account: "222222222222" }
          share: { accounts: ["333333333333"] }
          retain: { copies: { daily: 7 } }
      """;

  @TempDir private Path folder;
  private Nights nights;
  private FrozenPlan run;

  @BeforeEach
  void aNightHasPassed() throws IOException {
    nights = new Nights(folder, PLAN);
    Copy copy = new Copy("eu-central-1", Optional.empty(), Optional.of(VAULT));
    run = nights.ranInto(VAULT, Runs.nightly().copiedTo(copy).frozen("night-1"));
  }

  @AfterEach
  void close() {
    nights.close();
  }

  @Test
  void copiesShowsWhatLiesThere() {
    Cli said = nights.run("copies");

    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().startsWith("orders of plan nightly: 2\n"), said.out());
    assertTrue(said.out().contains(run.run() + "-copy"), said.out());
    assertFalse(said.out().contains("not shown"), said.out());
  }

  @Test
  void anAccountThatDoesNotLetUsInIsNamedAndHidesNothingOfOurs() {
    refuse();

    Cli said = nights.run("copies");

    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().startsWith("orders of plan nightly: 1\n"), said.out());
    assertTrue(said.out().contains(NOT_SHOWN.formatted(VAULT)), said.out());
  }

  @Test
  void anAccountThatDoesNotLetUsInHidesNoOther() throws IOException {
    anotherAccountShuts();

    Cli said = nights.run("copies");

    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains(run.run() + "-copy"), said.out());
    assertEquals(1, count(said, "is not shown"), said.out());
    assertTrue(said.out().contains(NOT_SHOWN.formatted(SHUT)), said.out());
  }

  @Test
  void shareSeesWhomTheCopyThereIsSharedWith() {
    Cli said = nights.run("share");

    assertEquals(1, said.exit(), said.err());
    assertEquals(
        "DIFFERS    %s of plan nightly: 333333333333; missing 333333333333\n"
            .formatted(Stock.ref(run, StepName.COPY).arn()),
        said.out());
  }

  @Test
  void shareDoesNotCallRightWhatItMayNotSee() {
    refuse();

    Cli said = nights.run("share");

    assertEquals(1, said.exit(), said.err());
    assertEquals(
        "No plan shares a snapshot that is there\n" + NOT_SHOWN.formatted(VAULT),
        said.out().substring(0, said.out().indexOf(" of ")));
  }

  @Test
  void whatIsKeptThereIsPreviewedToo() {
    Cli said = nights.run("retention preview");

    assertEquals(0, said.exit(), said.out() + said.err());
    assertTrue(said.out().contains(run.run() + "-copy"), said.out());
  }

  @Test
  void nothingIsDecidedWithoutTheCopiesOfAnAccountAndTheOtherPlansAre() throws IOException {
    anotherAccountShuts();

    Cli said = nights.run("retention preview");

    assertEquals(1, said.exit(), said.out() + said.err());
    assertFalse(said.out().contains("orders of plan nightly"), said.out());
    assertTrue(said.out().contains("plans.nightly, database orders: nothing is"), said.out());
    assertTrue(said.out().contains("orders of plan homely: 0 of 0"), said.out());
    assertTrue(said.out().contains(NOT_SHOWN.formatted(SHUT)), said.out());
  }

  @Test
  void whatCopyingLeftBehindThereIsShownAndNotTouched() {
    SnapshotRef left = transit();

    Cli said = nights.run("sweep", "--dry-run");

    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().startsWith("NOT_RECORDED   " + left.arn()), said.out());
    assertTrue(nights.rds.snapshot(left).isPresent());
  }

  @Test
  void aSweepThatFindsNothingNamesTheAccountWhereItLookedToo() {
    Cli said = nights.run("sweep", "--dry-run");

    assertEquals(0, said.exit(), said.err());
    assertEquals(
        "Nothing was left behind in eu-central-1, eu-west-1, and for copies in %s\n"
            .formatted(VAULT),
        said.out());
  }

  @Test
  void aSweepOfAnAccountThatDoesNotLetUsInIsNoCleanOne() {
    refuse();

    Cli said = nights.run("sweep", "--dry-run");

    assertEquals(1, said.exit(), said.err());
    assertTrue(
        said.out().startsWith("Nothing was left behind in eu-central-1, eu-west-1\n"), said.out());
    assertTrue(said.out().contains(NOT_SHOWN.formatted(VAULT)), said.out());
  }

  @Test
  void whatOneAccountHidesKeepsNobodyFromSweepingTheNext() throws IOException {
    SnapshotRef left = transit();
    anotherAccountShuts();

    Cli said = nights.run("sweep", "--dry-run", "--json");

    assertEquals(1, said.exit(), said.err());
    assertEquals(left.arn(), said.json().at("/found/0/subject").asText(), said.out());
    assertEquals("[\"" + VAULT + "\"]", said.json().path("accounts").toString());
    assertTrue(said.json().at("/notes/0").asText().startsWith(NOT_SHOWN.formatted(SHUT)));
  }

  /** A plan that copies into a third account, too, whose role may see nothing. */
  private void anotherAccountShuts() throws IOException {
    nights.planned(
        PLAN.replace(
                "copy: { region: eu-central-1, account: \"222222222222\" }",
                """
                copy:
                        - { region: eu-central-1, account: "222222222222" }
                        - { name: third, region: eu-central-1, account: "%s" }"""
                    .formatted(SHUT))
            + "  homely: { databases: [orders] }\n");
    refuse("rds:*", SHUT);
  }

  private static long count(Cli said, String text) {
    return said.out().lines().filter(line -> line.contains(text)).count();
  }

  /** What bears our name there and is in no ledger. */
  private SnapshotRef transit() {
    StepName step = StepName.COPY.transit();
    String name = new ResourceName(run.run(), step).value();
    nights.rds.copySnapshot(
        Stock.ref(run, StepName.COPY),
        new SnapshotRef(run.database().kind(), VAULT, "eu-central-1", name),
        Optional.empty(),
        new Ownership(run.run(), step, ResourceRole.TRANSIT).tags());
    nights.anHour();
    return new SnapshotRef(run.database().kind(), VAULT, "eu-central-1", name);
  }

  private void refuse() {
    refuse("sts:AssumeRole", null);
  }

  private void refuse(String action, String account) {
    nights
        .aws()
        .faults()
        .set(
            Faults.ofCalls(
                new CallFault(
                    action,
                    Effect.ERROR,
                    account,
                    null,
                    null,
                    null,
                    null,
                    null,
                    403,
                    "AccessDenied",
                    null)));
  }
}
