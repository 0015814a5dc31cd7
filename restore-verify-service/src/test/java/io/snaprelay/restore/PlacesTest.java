package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.FailureCode;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Limits;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final int MOST = Limits.DEFAULTS.temporaryDatabases();

  private final RestoreBench bench = RestoreBench.ofACopy();

  @Test
  void aRestoreThatFindsNoPlaceCreatesNothingAndComesAgain() {
    temporaryDatabases(MOST);

    assertInstanceOf(Disposition.Release.class, bench.deliverFile("a-copy-is-complete"));

    assertEquals(List.of(), bench.rds.calls());
    assertTrue(bench.run().created(StepName.RESTORE).isEmpty());
  }

  @Test
  void theLastPlaceIsTaken() {
    temporaryDatabases(MOST - 1);

    assertEquals(Disposition.ACKNOWLEDGE, bench.deliverFile("a-copy-is-complete"));

    assertEquals(1, bench.rds.calls().size());
  }

  @Test
  void aPlaceThatBecomesFreeIsTakenAndTheLedgerKeepsSinceWhenTheRunWaited() {
    Instant first = bench.now();
    temporaryDatabases(MOST);
    bench.deliverFile("a-copy-is-complete");
    bench.loop.clock.advance(Duration.ofSeconds(30));
    bench.deliverFile("a-copy-is-complete");
    bench.rds.remove(other(1));
    bench.loop.clock.advance(Duration.ofSeconds(30));

    bench.deliverFile("a-copy-is-complete");

    assertEquals(1, bench.rds.calls().size());
    assertEquals(first, bench.loop.ledger.waiting(Runs.RUN, StepName.RESTORE).orElseThrow());
  }

  @Test
  void aFullHouseIsNotCountedAnewForEverybodyInLine() {
    temporaryDatabases(MOST);
    bench.deliverFile("a-copy-is-complete");
    bench.rds.remove(other(1));

    bench.deliverFile("a-copy-is-complete");
    assertEquals(List.of(), bench.rds.calls());

    bench.loop.clock.advance(Duration.ofSeconds(3));
    bench.deliverFile("a-copy-is-complete");
    assertEquals(1, bench.rds.calls().size());
  }

  @Test
  void aRedeliveryWhoseOwnDatabaseFilledTheHouseGoesOn() {
    temporaryDatabases(MOST - 1);
    bench.rds.put(RestoreBench.database("creating", "db-OURS", RestoreBench.OUR_TAGS));

    assertEquals(Disposition.ACKNOWLEDGE, bench.deliverFile("a-copy-is-complete"));

    assertEquals("db-OURS", bench.run().created(StepName.RESTORE).orElseThrow().resourceId());
  }

  @Test
  void databasesThatAreNotOursTakeNoPlace() {
    for (int i = 0; i < MOST; i++) {
      bench.rds.put(FakeRds.instance(other(i), Map.of("owner", "somebody")));
    }

    bench.deliverFile("a-copy-is-complete");

    assertEquals(1, bench.rds.calls().size());
  }

  @Test
  void databasesOfAnotherRegionTakeNoPlace() {
    for (int i = 0; i < MOST; i++) {
      DatabaseRef there = other(i);
      bench.rds.put(
          FakeRds.instance(
              new DatabaseRef(there.kind(), there.account(), "us-east-1", there.identifier()),
              owner(i).tags()));
    }

    bench.deliverFile("a-copy-is-complete");

    assertEquals(1, bench.rds.calls().size());
  }

  /** Its quota is its own: that one account is full keeps nobody from restoring in another. */
  @Test
  void theSameRegionOfAnotherAccountIsCountedForItself() {
    Places places = new Places(bench.rds, bench.loop.clock);
    temporaryDatabases(MOST);
    DatabaseRef ours = RestoreBench.TEMPORARY;
    DatabaseRef there =
        new DatabaseRef(ours.kind(), Site.OTHER_ACCOUNT, ours.region(), ours.identifier());

    assertEquals("none", places.take(ours, MOST, () -> "taken", () -> "none"));
    assertEquals("taken", places.take(there, MOST, () -> "taken", () -> "none"));
  }

  @Test
  void aRunThatWaitsBeyondItsDeadlineFails() {
    temporaryDatabases(MOST);
    bench.loop.clock.advance(Duration.ofHours(13));

    bench.deliverFile("a-copy-is-complete");

    assertEquals(FailureCode.DEADLINE, bench.failure().code());
  }

  private void temporaryDatabases(int count) {
    for (int i = 0; i < count; i++) {
      bench.rds.put(FakeRds.instance(other(i), owner(i).tags()));
    }
  }

  private static DatabaseRef other(int number) {
    DatabaseRef ours = RestoreBench.TEMPORARY;
    String name = "snaprelay-" + run(number) + "-restore";
    return new DatabaseRef(ours.kind(), ours.account(), ours.region(), name);
  }

  private static Ownership owner(int number) {
    return new Ownership(run(number), StepName.RESTORE, ResourceRole.TEMPORARY);
  }

  private static RunId run(int number) {
    return new RunId("r" + (char) ('a' + number) + Runs.RUN.value().substring(2));
  }
}
