package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure.Kind;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Faults;
import io.snaprelay.step.testing.Runs;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A delivery that is held up on its way to RDS, after its last look, until another one's database
 * has come and gone: the name is free again, and RDS does what it is asked.
 */
class LateRestoreTest {
  private static final String NAME = RestoreBench.TEMPORARY.identifier();
  private static final String FIRST = "db-OF-THE-OTHER-DELIVERY";

  private final Faults faults = new Faults();
  private final FakeRds rds = new FakeRds(faults);
  private Runnable meanwhile = () -> {};
  private final RestoreBench bench =
      new RestoreBench(
          Runs.copiedAndVerified().frozen(), whichHoldsUpRestores(), new ScriptedServers());

  LateRestoreTest() {
    rds.put(FakeRds.snapshot(RestoreBench.COPY, "orders-prod", "available", Map.of()));
    bench.recordSnapshots();
  }

  @Test
  void whatItRestoresOnceMoreGoesAtOnce() {
    meanwhile = this::anotherOnesComesAndGoes;

    bench.deliverFile("a-copy-is-complete");

    assertEquals(List.of("restore " + NAME, "deleteDatabase " + NAME), rds.calls());
    assertEquals(FIRST, recorded());
    assertEquals(Optional.of("deleting"), late().map(DatabaseState::status));
  }

  @Test
  void ifRdsDoesNotDeleteItYetItIsKnownForOneOfOursThatTheSweepMayDelete() {
    meanwhile = this::anotherOnesComesAndGoes;
    faults.failBefore(
        "rds.deleteDatabase", FakeRds.failure(Kind.INVALID_STATE, "InvalidDBInstanceState", "no"));

    bench.deliverFile("a-copy-is-complete");

    assertEquals(List.of("restore " + NAME), rds.calls());
    assertTrue(isKnownForLate(late().orElseThrow()));
  }

  @Test
  void whoeverIsFirstKeepsWhatItRestored() {
    bench.deliverFile("a-copy-is-complete");

    assertEquals(List.of("restore " + NAME), rds.calls());
    assertEquals(late().orElseThrow().resourceId(), recorded());
    assertFalse(isKnownForLate(late().orElseThrow()));
  }

  @Test
  void theOtherOnesDatabaseThatIsStillThereIsTakenForOursAndNotRestoredTwice() {
    meanwhile =
        () -> {
          rds.put(FakeRds.instance(RestoreBench.TEMPORARY, RestoreBench.OUR_TAGS));
          record(late().orElseThrow().resourceId());
        };

    bench.deliverFile("a-copy-is-complete");

    assertEquals(List.of(), rds.calls());
    assertEquals(Optional.of("available"), late().map(DatabaseState::status));
  }

  private void anotherOnesComesAndGoes() {
    record(FIRST);
  }

  private void record(String resourceId) {
    bench.loop.ledger.created(
        Runs.RUN,
        StepName.RESTORE,
        new Created(RestoreBench.TEMPORARY.arn(), resourceId, bench.now()));
  }

  private String recorded() {
    return bench.loop.ledger.created(Runs.RUN, StepName.RESTORE).orElseThrow().resourceId();
  }

  private boolean isKnownForLate(DatabaseState state) {
    return bench.loop.ledger.wasLate(Runs.RUN, StepName.RESTORE, state.resourceId());
  }

  private Optional<DatabaseState> late() {
    return rds.database(RestoreBench.TEMPORARY);
  }

  private RdsGateway whichHoldsUpRestores() {
    return (RdsGateway)
        Proxy.newProxyInstance(
            RdsGateway.class.getClassLoader(),
            new Class<?>[] {RdsGateway.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("restore")) {
                meanwhile.run();
              }
              try {
                return method.invoke(rds, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
