package io.snaprelay.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.ExportCompleted;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Export;
import io.snaprelay.rds.ExportState;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Recheck;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code export}: asked for once, awaited to its end, and only the end is told. */
class ExportTest {
  private static final Export PLAN =
      new Export(
          "rds-exports",
          Optional.of("nightly"),
          Optional.of("arn:aws:iam::111111111111:role/rds-export"),
          Optional.of("alias/export"));

  private final CopyBench bench =
      new CopyBench(Runs.nightly().exported(PLAN).frozen(), Optional.empty());

  @Test
  void theSnapshotIsExportedWhereThePlanMakesNoCopy() {
    begin();

    assertEquals(List.of("startExport " + task()), bench.rds.calls());
    assertEquals(List.of(), completed());
  }

  @Test
  void theCopyIsExportedWhereThereIsOne() {
    CopyBench copying =
        new CopyBench(
            Runs.nightly().copiedTo(CopyBench.TARGET_REGION, "alias/dr").exported(PLAN).frozen(),
            Optional.of(CopyBench.SOURCE_KEY_ARN));
    copying.start();
    copying.putGoodCopy();
    copying.rdsEvent("RDS-EVENT-0060");

    copying.loop.deliver(copying.completed().get(0));

    String task = copying.run().resourceName(StepName.EXPORT);
    assertEquals(
        copying.target().arn(),
        copying.rds.export(copying.target(), task).orElseThrow().sourceArn());
  }

  @Test
  void onlyItsEndIsToldAndWhereTheFilesLie() {
    begin();
    assertEquals(new Disposition.Release(CopyBench.PACE.next()), recheck("IN_PROGRESS", 40));

    recheck("COMPLETE", 100);

    assertEquals(bench.source(), completed().get(0).snapshot());
    assertEquals("rds-exports", completed().get(0).bucket());
    assertEquals("nightly/" + task(), completed().get(0).prefix());
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "CANCELED", "CANCELING"})
  void anExportThatWillNeverCompleteFailsTheStepInTheWordsOfRds(String status) {
    begin();

    recheck(status, 40);

    assertEquals(FailureCode.EXPORT_FAILED, failure());
    assertTrue(bench.failures().get(0).detail().contains(status + ": no room"));
    assertEquals(List.of(), completed());
  }

  @Test
  void aMessageThatComesTwiceAsksOnce() {
    begin();
    begin();

    assertEquals(List.of("startExport " + task()), bench.rds.calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rds.startExport", "ledger.create"})
  void aServiceKilledInBetweenAsksOnceAndGoesOn(String point) {
    bench.loop.faults.failAfter(point, new IllegalStateException("killed"));
    begin();

    begin();
    recheck("COMPLETE", 100);
    recheck("COMPLETE", 100);

    assertEquals(List.of("startExport " + task()), bench.rds.calls());
    assertEquals(1, completed().stream().distinct().count());
  }

  @Test
  void aStartThatWasNeverHeardOfIsMadeUpForByTheRecheck() {
    recheck();

    assertEquals(List.of("startExport " + task()), bench.rds.calls());
  }

  @Test
  void aForeignTaskOfTheDerivedNameIsNotOurs() {
    bench.rds.exports.put(
        task(), new ExportState("arn:of:another", "rds-exports", "COMPLETE", 100, none()));

    recheck();

    assertEquals(FailureCode.NAME_TAKEN, failure());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aKeyThatRdsCannotUseIsNamed() {
    bench.loop.faults.failBefore(
        "rds.startExport",
        FakeRds.failure(AwsFailure.Kind.KEY_NOT_USABLE, "KMSKeyNotAccessibleFault", "no"));

    begin();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, failure());
    assertTrue(bench.failures().get(0).detail().contains("export.kmsKey"));
  }

  @Test
  void aSnapshotThatIsBusyIsWaitedFor() {
    bench.loop.faults.failBefore(
        "rds.startExport",
        FakeRds.failure(AwsFailure.Kind.INVALID_STATE, "InvalidExportSourceState", "busy"));

    assertInstanceOf(Disposition.Release.class, begin());
  }

  private Disposition begin() {
    return bench.loop.deliver(bench.created(Origin.SOURCE));
  }

  private Disposition recheck() {
    return bench.loop.deliver(
        new Recheck(bench.plan.run(), StepName.EXPORT, bench.plan.deadline(), Optional.empty()));
  }

  private Disposition recheck(String status, int percent) {
    Optional<String> why =
        status.startsWith("C") && percent == 100 ? none() : Optional.of("no room");
    bench.rds.exports.put(
        task(), new ExportState(bench.source().arn(), "rds-exports", status, percent, why));
    return recheck();
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private String task() {
    return bench.run().resourceName(StepName.EXPORT);
  }

  private FailureCode failure() {
    return bench.failures().get(0).code();
  }

  private List<ExportCompleted> completed() {
    return bench.loop.bus.published(ExportCompleted.class);
  }
}
