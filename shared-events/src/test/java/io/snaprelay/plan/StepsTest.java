package io.snaprelay.plan;

import static io.snaprelay.names.StepName.CLEAN_UP;
import static io.snaprelay.names.StepName.COPY;
import static io.snaprelay.names.StepName.CUTOVER;
import static io.snaprelay.names.StepName.KEEP;
import static io.snaprelay.names.StepName.PROMOTE;
import static io.snaprelay.names.StepName.RESTORE;
import static io.snaprelay.names.StepName.SANITIZE;
import static io.snaprelay.names.StepName.SANITIZED_COPY;
import static io.snaprelay.names.StepName.SANITIZED_SHARE;
import static io.snaprelay.names.StepName.SANITIZED_SNAPSHOT;
import static io.snaprelay.names.StepName.SHARE;
import static io.snaprelay.names.StepName.SNAPSHOT;
import static io.snaprelay.names.StepName.VERIFY;
import static io.snaprelay.names.StepName.copyTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.names.StepName;
import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepsTest {
  private static final String VERIFY_COPY = "verify: { instanceClass: db.t4g.medium }";
  private static final String SANITIZE_AND_SHARE =
      "sanitize: { rules: masking.yaml, kmsKey: alias/dev, share: [\"444444444444\"] }";
  private static final String COPY_TO_DR = "copy: { region: eu-central-1, kmsKey: alias/dr }";

  private static final String HOPS =
      "copy: [{ region: eu-central-1, kmsKey: alias/dr },"
          + " { name: vault, region: eu-central-1, account: \"222222222222\", kmsKey: alias/v, from: eu-central-1 },"
          + " { region: us-east-1, kmsKey: alias/dr }]";

  @Test
  void aPlanThatOnlyTakesASnapshotHasOneStep() {
    assertEquals(List.of(SNAPSHOT), steps("snapshot: { source: fresh }").names());
  }

  @Test
  void everyRunThatRestoresCleansUp() {
    assertEquals(
        List.of(SNAPSHOT, COPY, RESTORE, VERIFY, CLEAN_UP), steps(COPY_TO_DR, VERIFY_COPY).names());
  }

  @Test
  void withoutASnapshotNothingIsReachedButCleanUpStillRuns() {
    assertEquals(
        Set.of(COPY, RESTORE, VERIFY), steps(COPY_TO_DR, VERIFY_COPY).unreachableWithout(SNAPSHOT));
  }

  @Test
  void keepingAFailedDatabaseIsNoStepThatTheRunWaitsFor() {
    Steps steps = steps("verify: { instanceClass: db.t4g.medium, keepOnFailure: 4h }");

    assertEquals(List.of(SNAPSHOT, RESTORE, VERIFY, CLEAN_UP), steps.names());
    assertTrue(steps.outlastsTheRun(KEEP));
    assertFalse(steps.outlastsTheRun(CLEAN_UP));
    assertFalse(steps(VERIFY_COPY).outlastsTheRun(KEEP));
  }

  @Test
  void aFailedShareTouchesNothingElse() {
    Steps steps = steps(COPY_TO_DR, VERIFY_COPY, "share: { accounts: [\"333333333333\"] }");

    assertEquals(Set.of(), steps.unreachableWithout(SHARE));
  }

  @Test
  void whereTheSourceIsProvedAFailedCopyDoesNotStopTheProof() {
    Steps steps = steps(COPY_TO_DR, "verify: { of: source, instanceClass: db.t4g.medium }");

    assertEquals(Set.of(), steps.unreachableWithout(COPY));
    assertEquals(Set.of(VERIFY), steps.unreachableWithout(RESTORE));
  }

  @Test
  void sanitizingComesAfterTheProofInTheSameDatabase() {
    Steps steps = steps(VERIFY_COPY, "sanitize: { rules: masking.yaml }");

    assertEquals(Set.of(SANITIZE, SANITIZED_SNAPSHOT), steps.unreachableWithout(VERIFY));
  }

  @Test
  void whatIsGivenAwayIsEncryptedAnewFirst() {
    Steps steps = steps(VERIFY_COPY, SANITIZE_AND_SHARE);

    assertEquals(
        Set.of(SANITIZED_SNAPSHOT, SANITIZED_COPY, SANITIZED_SHARE),
        steps.unreachableWithout(SANITIZE));
    assertEquals(Set.of(SANITIZED_SHARE), steps.unreachableWithout(SANITIZED_COPY));
    assertEquals(Set.of(), steps.unreachableWithout(SANITIZED_SHARE));
  }

  @Test
  void whatIsNotGivenAwayIsNotShared() {
    Steps steps = steps(VERIFY_COPY, "sanitize: { rules: masking.yaml, kmsKey: alias/dev }");

    assertEquals(Set.of(SANITIZED_COPY), steps.unreachableWithout(SANITIZED_SNAPSHOT));
  }

  @Test
  void whatStaysIsPromotedOnlyOnceItIsProved() {
    Steps steps = steps(VERIFY_COPY, "restore: { mode: new, name: orders-beside }");

    assertEquals(List.of(SNAPSHOT, RESTORE, VERIFY, PROMOTE, CLEAN_UP), steps.names());
    assertEquals(Set.of(PROMOTE), steps.unreachableWithout(VERIFY));
  }

  @Test
  void whatIsNotProvedIsPromotedOnceItIsRestored() {
    Steps steps = steps("restore: { mode: dr, region: eu-central-1 }");

    assertEquals(List.of(SNAPSHOT, RESTORE, PROMOTE, CLEAN_UP), steps.names());
  }

  @Test
  void aDrillKeepsNothing() {
    Steps steps = steps(VERIFY_COPY, "restore: { mode: dr, region: eu-central-1, drill: true }");

    assertEquals(List.of(SNAPSHOT, RESTORE, VERIFY, CLEAN_UP), steps.names());
  }

  @Test
  void aCutoverIsNoPromotion() {
    Steps steps =
        steps(
            "verify: { instanceClass: db.t4g.medium, login: prover }",
            "restore: { mode: cutover }");

    assertEquals(List.of(SNAPSHOT, RESTORE, VERIFY, CUTOVER, CLEAN_UP), steps.names());
  }

  @Test
  void eachOfSeveralCopiesIsAStepAfterWhatItIsOf() {
    Steps steps = steps(HOPS, "verify: { of: vault, instanceClass: db.t4g.medium }");

    assertEquals(
        List.of(
            SNAPSHOT,
            copyTo("eu-central-1"),
            copyTo("vault"),
            copyTo("us-east-1"),
            RESTORE,
            VERIFY,
            CLEAN_UP),
        steps.names());
    assertEquals(
        Set.of(copyTo("vault"), RESTORE, VERIFY), steps.unreachableWithout(copyTo("eu-central-1")));
    assertEquals(Set.of(), steps.unreachableWithout(copyTo("us-east-1")));
  }

  @Test
  void theFirstOfSeveralCopiesIsProvedAndGivenAway() {
    Steps steps = steps(HOPS, VERIFY_COPY, "share: { accounts: [\"333333333333\"] }");

    assertTrue(
        steps
            .unreachableWithout(copyTo("eu-central-1"))
            .containsAll(Set.of(RESTORE, VERIFY, SHARE)));
    assertEquals(Set.of(), steps.unreachableWithout(copyTo("vault")));
  }

  @Test
  void aCopyBecomesTheAccountsThatWhatItIsOfIs() {
    Copies copies =
        Copies.of(
            plan(
                "copy: [{ region: eu-central-1, account: \"222222222222\", kmsKey: alias/a },"
                    + " { name: far, region: us-east-1, kmsKey: alias/b, from: eu-central-1-222222222222 },"
                    + " { region: us-west-2, kmsKey: alias/c }]"));

    assertEquals(
        List.of("222222222222", "222222222222", "111111111111"),
        copies.steps().stream()
            .map(step -> copies.account(copies.madeBy(step).orElseThrow(), "111111111111"))
            .toList());
  }

  @Test
  void theLongestDefaultNameMakesAStepAndATransit() {
    StepName step = copyTo("ap-southeast-1-222222222222");

    assertTrue(step.isCopy());
    assertTrue(step.transit().isTransit());
    assertEquals("via-ap-southeast-1-222222222222", step.transit().value());
    assertEquals("via", COPY.transit().value());
    assertFalse(StepName.SANITIZED_COPY.isCopy());
  }

  private static Steps steps(String... sections) {
    return Steps.of(plan(sections));
  }

  private static Plan plan(String... sections) {
    String yaml =
        "databases: { orders: { instance: orders-prod, region: eu-west-1 } }\n"
            + "plans:\n  nightly:\n    databases: [orders]\n    "
            + String.join("\n    ", sections);
    PlanReading.Accepted accepted = (PlanReading.Accepted) PlanReader.read(yaml);
    return accepted.file().plans().get("nightly");
  }
}
