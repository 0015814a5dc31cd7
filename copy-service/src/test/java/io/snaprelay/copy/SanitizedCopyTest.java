package io.snaprelay.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.copy.KmsKeys.KmsKey;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.names.StepName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was masked gets a key of its own, and the copy of production is left alone. */
class SanitizedCopyTest {
  private final GivenAwayBench bench = new GivenAwayBench();

  @Test
  void whatWasMaskedIsEncryptedAnewBesideItself() {
    bench.taken().start();

    assertEquals(List.of("copySnapshot " + bench.copy().identifier()), bench.rds.calls());
    assertEquals(GivenAwayBench.tags(), bench.rds.snapshot(bench.copy()).orElseThrow().tags());
    assertEquals(GivenAwayBench.REGION, bench.copy().region());
  }

  @Test
  void aGoodCopyIsAnnouncedAsSanitized() {
    bench.taken().start();
    bench.putCopy(GivenAwayBench.KEY, "available", GivenAwayBench.tags());

    bench.loop.deliverRdsEvent("RDS-EVENT-0197", bench.copy().arn(), bench.loop.clock.instant());

    assertEquals(Origin.SANITIZED, bench.completed().get(0).origin());
    assertEquals(Optional.of(GivenAwayBench.KEY), bench.completed().get(0).facts().kmsKeyArn());
  }

  @Test
  void theRecheckFindsItWhenEveryRdsEventIsLost() {
    bench.taken().start();
    bench.putCopy(GivenAwayBench.KEY, "available", GivenAwayBench.tags());

    bench.recheck(StepName.SANITIZED_COPY);

    assertEquals(1, bench.completed().size());
  }

  @Test
  void aCopyThatIsStillUnderProductionsKeyFailsTheStep() {
    bench.taken().start();
    bench.putCopy(GivenAwayBench.PRODUCTION_KEY, "available", GivenAwayBench.tags());

    bench.recheck(StepName.SANITIZED_COPY);

    assertEquals(FailureCode.SNAPSHOT_DIFFERS, failure());
    assertEquals(List.of(), bench.completed());
  }

  @Test
  void nothingIsCopiedOnTheWordOfAnEventAlone() {
    bench.start();
    bench.recheck(StepName.SANITIZED_COPY);

    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aKeyThatAwsManagesIsRefusedBeforeAnythingIsCopied() {
    bench.kms.put(
        GivenAwayBench.REGION, "alias/dev", new KmsKey(GivenAwayBench.KEY, "Enabled", true));

    bench.taken().start();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, failure());
    assertTrue(
        bench.failures().get(0).detail().contains("sanitize.kmsKey"),
        bench.failures().get(0).detail());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aKeyThatKmsDoesNotKnowIsNamedByItsPlaceInThePlan() {
    bench.kms.remove(GivenAwayBench.REGION, "alias/dev");

    bench.taken().start();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, failure());
    assertTrue(bench.failures().get(0).detail().contains("'sanitize.kmsKey'"));
  }

  @Test
  void aForeignSnapshotWithTheDerivedNameIsNotTouched() {
    bench.putCopy(GivenAwayBench.KEY, "available", Map.of());

    bench.taken().start();

    assertEquals(FailureCode.NAME_TAKEN, failure());
    assertEquals(List.of(), bench.rds.calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rds.copySnapshot", "ledger.create"})
  void aServiceKilledInBetweenMakesOneCopy(String point) {
    bench.taken();
    bench.loop.faults.failAfter(point, new IllegalStateException("killed"));
    bench.start();

    bench.start();
    bench.putCopy(GivenAwayBench.KEY, "available", GivenAwayBench.tags());
    bench.recheck(StepName.SANITIZED_COPY);
    bench.recheck(StepName.SANITIZED_COPY);

    assertEquals(1, bench.rds.calls().size());
    assertEquals(1, bench.completed().stream().distinct().count());
  }

  private FailureCode failure() {
    return bench.failures().get(0).code();
  }
}
