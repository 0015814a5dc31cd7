package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.step.testing.Faults;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Both kinds of database, from restore to deletion, however often the service is stopped. */
class TemporaryLifeTest {
  /** What can go wrong with a write, or with what comes right before or after it. */
  enum Mishap {
    KILLED_BEFORE_THE_WRITE {
      @Override
      void arm(Faults faults, int spared) {
        faults.failBefore("rds.write", spared, new IllegalStateException("killed"));
      }
    },
    KILLED_AFTER_THE_WRITE {
      @Override
      void arm(Faults faults, int spared) {
        faults.failAfter("rds.write", spared, new IllegalStateException("killed"));
      }
    },
    REPLY_LOST {
      @Override
      void arm(Faults faults, int spared) {
        faults.failAfter("rds.write", spared, TemporaryLife.noAnswer());
      }
    },
    NO_ANSWER {
      @Override
      void arm(Faults faults, int spared) {
        faults.failBefore("rds.write", spared, TemporaryLife.noAnswer());
      }
    };

    abstract void arm(Faults faults, int spared);
  }

  /** One mishap at one write of one life. */
  record Case(DatabaseKind kind, boolean rdsTells, int write, Mishap mishap) {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (DatabaseKind kind : DatabaseKind.values()) {
      for (int write = 0; write < writes(kind).size(); write++) {
        for (Mishap mishap : Mishap.values()) {
          cases.add(new Case(kind, false, write, mishap));
          cases.add(new Case(kind, true, write, mishap));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void withoutAnyEventOfRdsEveryWriteIsMadeOnceAndInOrder(DatabaseKind kind) {
    TemporaryLife life = new TemporaryLife(kind, false).live();

    assertEquals(writes(kind), verbs(life));
    endedWell(life);
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void withEveryEventOfRdsTwiceEveryWriteIsMadeOnceAndInOrder(DatabaseKind kind) {
    TemporaryLife life = new TemporaryLife(kind, true).live();

    assertEquals(writes(kind), verbs(life));
    endedWell(life);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aMishapAtAnyWriteChangesNothingInTheEnd(Case one) {
    TemporaryLife life = new TemporaryLife(one.kind(), one.rdsTells());
    one.mishap().arm(life.bench.loop.faults, one.write());

    life.live();

    assertEquals(writes(one.kind()), verbs(life));
    endedWell(life);
  }

  private static void endedWell(TemporaryLife life) {
    assertEquals(List.of(), life.remains());
    assertEquals(1, life.bench.loop.bus.distinctIds(RestoreAvailable.class).size());
    assertEquals(1, life.bench.loop.bus.distinctIds(TemporaryDatabaseDeleted.class).size());
    assertEquals(1, life.bench.loop.bus.distinctIds(RunCompleted.class).size());
    assertEquals(
        RunResult.SUCCEEDED, life.bench.loop.bus.published(RunCompleted.class).get(0).result());
  }

  private static List<String> verbs(TemporaryLife life) {
    return life.bench.rds.calls().stream().map(TemporaryLifeTest::verb).toList();
  }

  private static String verb(String call) {
    return call.endsWith("-restore-member") ? call.split(" ")[0] + " member" : call.split(" ")[0];
  }

  private static List<String> writes(DatabaseKind kind) {
    return kind == DatabaseKind.INSTANCE
        ? List.of("restore", "manageMasterPassword", "deleteDatabase")
        : List.of(
            "restore",
            "addMember member",
            "manageMasterPassword",
            "deleteDatabase member",
            "deleteDatabase");
  }
}
