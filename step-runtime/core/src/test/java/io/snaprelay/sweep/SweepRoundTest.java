package io.snaprelay.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.SweepReported;
import io.snaprelay.events.SweepReported.State;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Faults;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.RecordingBus;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.SettableClock;
import io.snaprelay.sweep.Leftover.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Told first, removed later: the order that all sweeps share. */
class SweepRoundTest {
  private static final Duration GRACE = Duration.ofHours(1);
  private static final Leftover DATABASE = leftover("db-1", true);

  private final Faults faults = new Faults();
  private final MemoryLedger store = new MemoryLedger(faults);
  private final RecordingBus bus = new RecordingBus(faults);
  private final SettableClock clock = new SettableClock(Runs.REQUESTED_AT);
  private final List<Leftover> removed = new ArrayList<>();
  private Removal answer = new Removal.Gone();

  @Test
  void whatIsFoundForTheFirstTimeIsToldAndNotTouched() {
    assertEquals(Outcome.emit(), sweep(DATABASE));

    assertEquals(List.of(State.FOUND), states());
    assertEquals(Optional.of(Runs.REQUESTED_AT.plus(GRACE)), events().get(0).removedAfter());
    assertEquals(List.of(), removed);
  }

  @Test
  void whatWasToldLongEnoughAgoIsRemoved() {
    sweep(DATABASE);
    heard();
    clock.advance(GRACE);

    sweep(DATABASE);

    assertEquals(List.of(DATABASE), removed);
    assertEquals(List.of(State.FOUND, State.REMOVED), states());
  }

  @Test
  void aSecondSweepThatComesTooSoonRemovesNothing() {
    sweep(DATABASE);
    heard();
    clock.advance(GRACE.minusSeconds(1));

    sweep(DATABASE);

    assertEquals(List.of(), removed);
    assertEquals(List.of(State.FOUND), states());
  }

  @Test
  void nothingIsRemovedOfWhichTheNotifierHasNotHeard() {
    sweep(DATABASE);
    clock.advance(GRACE.multipliedBy(9));

    sweep(DATABASE);

    assertEquals(List.of(), removed);
    assertEquals(List.of(State.FOUND, State.FOUND), states(), "it is told again, by the same id");
    assertEquals(events().get(0), events().get(1));
  }

  @Test
  void aServiceThatWasKilledBeforeItToldAnybodyTellsAndWaits() {
    faults.failBefore("bus.publish", FakeRds.failure(AwsFailure.Kind.UNAVAILABLE, "X", "down"));
    assertThrows(AwsFailure.class, () -> sweep(DATABASE));
    clock.advance(GRACE.multipliedBy(9));

    sweep(DATABASE);

    assertEquals(List.of(State.FOUND), states());
    assertEquals(List.of(), removed);
  }

  @Test
  void aServiceThatWasKilledBeforeItToldTheEndTellsItLater() {
    sweep(DATABASE);
    heard();
    clock.advance(GRACE);
    faults.failBefore("bus.publish", FakeRds.failure(AwsFailure.Kind.UNAVAILABLE, "X", "down"));
    assertThrows(AwsFailure.class, () -> sweep(DATABASE));

    sweep();

    assertEquals(List.of(State.FOUND, State.REMOVED), states());
  }

  @Test
  void whatIsBeingDeletedIsLookedAtAgainUntilItIsGone() {
    sweep(DATABASE);
    heard();
    clock.advance(GRACE);
    answer = new Removal.Waiting("RDS is deleting it");
    assertInstanceOf(Outcome.RetryLater.class, sweep(DATABASE));
    answer = new Removal.Gone();

    assertEquals(Outcome.emit(), sweep());

    assertEquals(List.of(State.FOUND, State.REMOVED), states());
  }

  @Test
  void whatCannotBeDeletedIsToldOnceAndTriedAgainByEachSweep() {
    sweep(DATABASE);
    heard();
    clock.advance(GRACE);
    answer = new Removal.Refused("InvalidParameterCombination: protected");
    sweep(DATABASE);
    heard();
    answer = new Removal.Refused("AnotherReason");
    sweep(DATABASE);

    assertEquals(2, removed.size());
    assertEquals(List.of(State.FOUND, State.NOT_REMOVED), states());
    assertEquals("InvalidParameterCombination: protected", events().get(1).detail());
  }

  @Test
  void aDeletionThatDoesNotComeToAnEndIsTold() {
    sweep(DATABASE);
    heard();
    clock.advance(GRACE);
    answer = new Removal.Waiting("AccessDenied: tags");
    sweep(DATABASE);
    clock.advance(Duration.ofHours(2));

    assertEquals(Outcome.emit(), sweep(DATABASE), "no message waits for ever");
    assertEquals(List.of(State.FOUND, State.NOT_REMOVED), states());
  }

  @Test
  void aSweepThatIsDeliveredTwiceDoesNothingTwice() {
    sweep(DATABASE);
    heard();
    sweep(DATABASE);
    clock.advance(GRACE);
    sweep(DATABASE);
    heard();
    sweep(DATABASE);

    assertEquals(List.of(State.FOUND, State.REMOVED), states());
    assertEquals(1, removed.size());
  }

  @Test
  void whatIsNotOursIsToldOnceAndNeverTouched() {
    Leftover foreign = leftover("db-foreign", false);
    sweep(foreign);
    heard();
    clock.advance(GRACE.multipliedBy(100));
    sweep(foreign);

    assertEquals(List.of(State.FOUND), states());
    assertEquals(Optional.empty(), events().get(0).removedAfter());
    assertEquals(List.of(), removed);
  }

  @Test
  void anotherResourceOfTheSameNameHasItsOwnGrace() {
    sweep(DATABASE);
    heard();
    clock.advance(GRACE);

    sweep(leftover("db-2", true));

    assertEquals(List.of(), removed);
    assertEquals(2, events().stream().map(e -> e.header().eventId()).distinct().count());
  }

  @Test
  void whatIsNoLongerLeftBehindIsForgotten() {
    sweep(DATABASE);
    heard();
    clock.advance(GRACE);

    sweep();

    assertEquals(List.of(), removed);
    assertEquals(List.of(State.FOUND), states());
  }

  @Test
  void aRegionThatDoesNotAnswerKeepsNoOtherFromItsSweep() {
    assertThrows(
        AwsFailure.class,
        () ->
            round()
                .inEach(
                    List.of("eu-west-1", "eu-central-1"),
                    "databases",
                    region -> {
                      if (region.equals("eu-west-1")) {
                        throw FakeRds.failure(AwsFailure.Kind.UNAVAILABLE, "X", "down");
                      }
                      return List.of(DATABASE);
                    },
                    this::remove));

    assertEquals(List.of(State.FOUND), states());
  }

  private Outcome sweep(Leftover... found) {
    return round().of("databases", List.of(found), this::remove);
  }

  /** A new one each time: nothing may live in a service's memory between two messages. */
  private SweepRound round() {
    return new SweepRound(
        store,
        bus,
        clock,
        new SweepRound.Settings("restore-verify-service", GRACE, Duration.ofSeconds(20)));
  }

  private Removal remove(Leftover leftover) {
    removed.add(leftover);
    return answer;
  }

  private void heard() {
    events().forEach(event -> new RunLedger(store).copy(event));
  }

  private List<SweepReported> events() {
    return bus.published(SweepReported.class);
  }

  private List<State> states() {
    return events().stream().map(SweepReported::state).toList();
  }

  private static Leftover leftover(String identity, boolean removable) {
    return new Leftover(
        "arn:aws:rds:eu-central-1:111111111111:db:temporary",
        identity,
        Runs.RUN,
        Optional.of("nightly"),
        new Finding(Cause.EXPIRED, "it was to be gone", removable));
  }
}
