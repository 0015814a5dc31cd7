package io.snaprelay.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.plan.Retain.Generations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which snapshots go, and above all which do not. */
class PolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Rules DAILY_3 = copies(new Generations(3, 0, 0, 0));

  @Test
  void oneCopyOfEachOfTheLastDaysStaysWhateverTheirNumber() {
    List<Held> copies =
        copiesAt(
            "2026-11-18T02:00:00Z",
            "2026-11-19T02:00:00Z",
            "2026-11-20T02:00:00Z",
            "2026-11-20T14:00:00Z",
            "2026-11-21T02:00:00Z");

    assertEquals(
        List.of("COPY_SUPERSEDED", "DAILY", "COPY_SUPERSEDED", "DAILY", "NEWEST"),
        reasons(DAILY_3, copies));
  }

  @Test
  void aDayEndsAtMidnightUtcAndNotInTheTimeZoneOfTheMachine() {
    List<Held> copies = copiesAt("2026-11-20T23:59:59Z", "2026-11-21T00:00:00Z");

    assertEquals(List.of("DAILY", "NEWEST"), reasons(copies(new Generations(2, 0, 0, 0)), copies));
  }

  @Test
  void daysWithoutACopyDoNotCountSoThatNothingGoesWhileNoRunSucceeds() {
    List<Held> copies =
        copiesAt("2026-01-01T02:00:00Z", "2026-01-02T02:00:00Z", "2026-01-03T02:00:00Z");

    assertEquals(List.of("DAILY", "DAILY", "NEWEST"), reasons(DAILY_3, copies));
  }

  @Test
  void aWeekIsOneOfIsoAndBelongsToTheYearOfItsThursday() {
    // Monday 2024-12-30 and Wednesday 2025-01-01 are of 2025-W01; Sunday 2024-12-29 of 2024-W52.
    List<Held> copies =
        copiesAt("2024-12-29T02:00:00Z", "2024-12-30T02:00:00Z", "2025-01-01T02:00:00Z");

    assertEquals(
        List.of("WEEKLY", "COPY_SUPERSEDED", "NEWEST"),
        reasons(copies(new Generations(0, 2, 0, 0)), copies));
  }

  @Test
  void grandfatherFatherAndSonEachCountForThemselves() {
    List<Held> copies =
        copiesAt(
            "2024-12-31T02:00:00Z",
            "2025-12-31T02:00:00Z",
            "2026-10-31T02:00:00Z",
            "2026-11-15T02:00:00Z",
            "2026-11-20T02:00:00Z",
            "2026-11-21T02:00:00Z");

    assertEquals(
        List.of("COPY_SUPERSEDED", "YEARLY", "MONTHLY", "WEEKLY", "DAILY", "NEWEST"),
        reasons(copies(new Generations(2, 2, 2, 2)), copies));
  }

  @Test
  void theNewestByCountAndThoseWithinAnAgeStay() {
    List<Held> copies =
        copiesAt(
            "2026-11-18T02:00:00Z",
            "2026-11-20T18:00:00Z",
            "2026-11-21T02:00:00Z",
            "2026-11-21T03:00:00Z");
    Generations byBoth = new Generations(0, 0, 0, 0, 2, Optional.of(Duration.ofDays(1)));

    assertEquals(
        List.of("COPY_SUPERSEDED", "WITHIN_AGE", "LAST", "NEWEST"),
        reasons(copies(byBoth), copies));
  }

  @Test
  void ofOneDayTheProvedCopyStandsForItAndNotTheLaterDamagedOne() {
    List<Held> copies =
        List.of(
            Helds.at("2026-11-20T02:00:00Z").proved().copy(),
            Helds.at("2026-11-20T14:00:00Z").damaged().copy(),
            Helds.at("2026-11-21T02:00:00Z").proved().copy());

    assertEquals(List.of("DAILY", "COPY_SUPERSEDED", "NEWEST"), reasons(DAILY_3, copies));
  }

  @Test
  void theLastProvedCopyStaysHoweverManyFailedSince() {
    List<Held> copies = new ArrayList<>();
    copies.add(Helds.at("2026-10-01T02:00:00Z").proved().copy());
    copies.add(Helds.at("2026-10-02T02:00:00Z").proved().copy());
    for (int day = 10; day < 20; day++) {
      copies.add(Helds.at("2026-11-" + day + "T02:00:00Z").damaged().copy());
    }

    List<String> reasons = reasons(DAILY_3, copies);

    assertEquals("COPY_SUPERSEDED", reasons.get(0));
    assertEquals("LAST_VERIFIED", reasons.get(1));
  }

  @Test
  void eachRegionIsCountedForItself() {
    List<Held> copies =
        Stream.of("2026-11-20T02:00:00Z", "2026-11-21T02:00:00Z")
            .flatMap(at -> Stream.of(at(at).copyIn("eu-central-1"), at(at).copyIn("us-east-1")))
            .toList();

    assertEquals(
        List.of("COPY_SUPERSEDED", "NEWEST", "COPY_SUPERSEDED", "NEWEST"),
        reasons(copies(new Generations(1, 0, 0, 0)), copies));
  }

  @Test
  void whatIsNotAvailableCountsForNothing() {
    List<Held> copies =
        List.of(
            Helds.at("2026-11-20T02:00:00Z").copy(),
            Helds.at("2026-11-21T02:00:00Z").with(Reason.NOT_AVAILABLE).copy());

    assertEquals(
        List.of("NEWEST", "NOT_AVAILABLE"), reasons(copies(new Generations(1, 0, 0, 0)), copies));
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"LEGAL_HOLD", "OPEN_RUN", "BEING_COPIED", "NOT_AVAILABLE"})
  void anObstacleStandsAboveThePlan(Reason obstacle) {
    List<Held> copies =
        List.of(
            Helds.at("2026-11-01T02:00:00Z").with(obstacle).copy(),
            Helds.at("2026-11-21T02:00:00Z").copy());

    assertEquals(
        List.of(obstacle.name(), "NEWEST"), reasons(copies(new Generations(1, 0, 0, 0)), copies));
  }

  @Test
  void theNewestSanitizedSnapshotsStayAndEachOnItsWayGoes() {
    List<Held> all =
        Stream.of("2026-11-18T03:00:00Z", "2026-11-19T03:00:00Z", "2026-11-20T03:00:00Z")
            .flatMap(at -> Stream.of(at(at).transit(), at(at).sanitized()))
            .toList();
    Rules keep2 = new Rules(Optional.empty(), Optional.empty(), Optional.of(2), true);

    assertEquals(
        List.of(
            "RE_ENCRYPTED",
            "RE_ENCRYPTED",
            "RE_ENCRYPTED",
            "SANITIZED_SUPERSEDED",
            "LAST",
            "NEWEST"),
        reasons(keep2, all));
  }

  @Test
  void whatIsOnItsWayStaysUntilACopyUnderItsOwnKeyIsAvailable() {
    Rules any = new Rules(Optional.empty(), Optional.empty(), Optional.empty(), true);
    Held transit = at("2026-11-20T03:00:00Z").transit();

    assertEquals(List.of("COPY_MISSING"), reasons(any, List.of(transit)));
    assertEquals(
        List.of("COPY_MISSING", "NOT_AVAILABLE"),
        reasons(
            any,
            List.of(transit, at("2026-11-20T03:00:00Z").with(Reason.NOT_AVAILABLE).sanitized())));
    assertEquals(
        List.of("COPY_MISSING", "NEWEST"),
        reasons(any, List.of(transit, at("2026-11-19T03:00:00Z").sanitized())));
  }

  @Test
  void whatThePlanSaysNothingAboutStays() {
    Rules none = new Rules(Optional.empty(), Optional.empty(), Optional.empty(), false);
    List<Held> all =
        Stream.of("2020-01-01T02:00:00Z", "2026-11-20T02:00:00Z")
            .flatMap(at -> Stream.of(at(at).source(), at(at).copy(), at(at).sanitized()))
            .toList();

    assertEquals(
        List.of("NO_RULE", "NEWEST", "NO_RULE", "NEWEST", "NO_RULE", "NEWEST"), reasons(none, all));
  }

  @Test
  void sourcesAreDeletedBeforeTheirCopies() {
    Rules both =
        new Rules(
            Optional.of(Duration.ofHours(1)),
            Optional.of(new Generations(1, 0, 0, 0)),
            Optional.empty(),
            false);
    List<Held> all =
        Stream.of("2026-11-20T02:00:00Z", "2026-11-20T03:00:00Z", "2026-11-20T04:00:00Z")
            .flatMap(at -> Stream.of(at(at).copy(), at(at).source()))
            .toList();

    assertEquals(
        List.of(Place.Kind.SOURCE, Place.Kind.SOURCE, Place.Kind.COPY, Place.Kind.COPY),
        Policy.decide(both, all, NOW).stream()
            .filter(Decision::expires)
            .map(decision -> decision.snapshot().place().kind())
            .collect(Collectors.toList()));
  }

  private static Helds at(String moment) {
    return Helds.at(moment);
  }

  private static List<Held> copiesAt(String... moments) {
    return Stream.of(moments).map(moment -> Helds.at(moment).copy()).toList();
  }

  private static Rules copies(Generations generations) {
    return new Rules(Optional.empty(), Optional.of(generations), Optional.empty(), false);
  }

  private static List<String> reasons(Rules rules, List<Held> all) {
    return Policy.decide(rules, all, NOW).stream()
        .map(decision -> decision.reason().name())
        .toList();
  }
}
