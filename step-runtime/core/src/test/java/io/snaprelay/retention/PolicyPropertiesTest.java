package io.snaprelay.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.plan.Retain.Generations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any snapshots and any plan: each seed makes one history of up to 60 runs. */
class PolicyPropertiesTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  static IntStream seeds() {
    return IntStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theNewestAndTheLastProvedOfEveryPlaceStay(int seed) {
    History history = History.of(seed);
    Set<Held> expired = history.expired();

    for (Set<Held> place : history.places()) {
      Optional<Held> newest = available(place).stream().max(Policy.BY_MOMENT);
      Optional<Held> proved =
          available(place).stream().filter(Held::isProved).max(Policy.BY_MOMENT);
      assertTrue(newest.filter(expired::contains).isEmpty(), "the newest went");
      assertTrue(proved.filter(expired::contains).isEmpty(), "the last proved went");
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatHasAnObstacleNeverGoes(int seed) {
    assertTrue(History.of(seed).expired().stream().allMatch(each -> each.obstacle().isEmpty()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void moreTimeNeverBringsBackWhatHasExpired(int seed) {
    History history = History.of(seed);

    Set<Held> later = history.expiredAt(history.now().plus(Duration.ofDays(40)));

    assertTrue(later.containsAll(history.expired()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatHasExpiredIsNotMissedWhenItIsGone(int seed) {
    History history = History.of(seed);
    Set<Held> expired = history.expired();

    Set<Held> copiesLater = copies(history.without(expired).expired());

    assertEquals(Set.of(), copiesLater, "a second look finds nothing more");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aYoungerCopyNeverMakesAnOlderOneWantedAgain(int seed) {
    History history = History.of(seed);
    List<Held> more = new ArrayList<>(history.all());
    more.add(Helds.at(history.now()).proved().copy());

    Set<Held> before = copies(history.expired());
    Set<Held> after = copies(new History(more, history.rules(), history.now()).expired());

    // The copy that was only kept for being the last proved, or the newest, may go now.
    assertTrue(after.containsAll(before), before + " and then " + after);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void asManyDaysStayAsThePlanCounts(int seed) {
    History history = History.of(seed);
    int wanted = history.rules().copies().orElseThrow().daily();
    Set<Held> expired = history.expired();

    Set<Held> copies = copies(available(new HashSet<>(history.all())));
    long days = days(copies);
    Set<Held> kept = new HashSet<>(copies);
    kept.removeAll(expired);

    assertTrue(days(kept) >= Math.min(wanted, days), "%d of %d days".formatted(days(kept), days));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aSourceGoesOnlyIfAGoodCopyOfDataNoOlderStays(int seed) {
    History history = History.of(seed);
    Set<Held> expired = history.expired();
    Set<Held> staying = available(new HashSet<>(history.all()));
    staying.removeAll(expired);

    expired.stream()
        .filter(held -> held.isIn(Place.Kind.SOURCE))
        .forEach(
            source -> {
              assertTrue(source.ofRun().isGood());
              assertTrue(
                  staying.stream()
                      .filter(held -> held.isIn(Place.Kind.COPY))
                      .anyMatch(copy -> !copy.moment().isBefore(source.moment())),
                  source + " has no copy left");
            });
  }

  private static long days(Set<Held> copies) {
    return copies.stream().map(each -> Generation.DAILY.period(each.moment())).distinct().count();
  }

  private static Set<Held> copies(Set<Held> all) {
    return all.stream().filter(held -> held.isIn(Place.Kind.COPY)).collect(Collectors.toSet());
  }

  private static Set<Held> available(Set<Held> all) {
    return all.stream().filter(Held::isAvailable).collect(Collectors.toSet());
  }

  /** Runs at random times, some of which prove, some in vain, some with obstacles. */
  private record History(List<Held> all, Rules rules, Instant now) {

    static History of(int seed) {
      Random random = new Random(seed);
      List<Held> all = new ArrayList<>();
      Instant at = BEGIN;
      for (int run = random.nextInt(60); run >= 0; run--) {
        at = at.plus(Duration.ofMinutes(1 + random.nextInt(4000)));
        Helds made = made(random, at);
        all.add(made.source());
        if (random.nextInt(8) > 0) {
          all.add(made.copy());
        }
      }
      return new History(all, rules(random), at.plus(Duration.ofMinutes(random.nextInt(9000) + 1)));
    }

    private static Helds made(Random random, Instant at) {
      Helds made = Helds.at(at);
      switch (random.nextInt(4)) {
        case 0 -> made.damaged();
        case 1 -> made.unproved();
        default -> made.proved();
      }
      switch (random.nextInt(12)) {
        case 0 -> made.with(Reason.LEGAL_HOLD);
        case 1 -> made.with(Reason.NOT_AVAILABLE);
        case 2 -> made.copyExpired();
        default -> {
          // nothing stands in its way
        }
      }
      return made;
    }

    private static Rules rules(Random random) {
      Generations copies =
          new Generations(
              random.nextInt(6),
              random.nextInt(4),
              random.nextInt(3),
              random.nextInt(2),
              random.nextInt(3),
              Optional.of(Duration.ofHours(random.nextInt(60) + 1)));
      Duration source = Duration.ofHours(random.nextInt(100) + 1);
      return new Rules(Optional.of(source), Optional.of(copies), Optional.empty(), false);
    }

    Set<Held> expired() {
      return expiredAt(now);
    }

    Set<Held> expiredAt(Instant when) {
      return Policy.decide(rules, all, when).stream()
          .filter(Decision::expires)
          .map(Decision::snapshot)
          .collect(Collectors.toSet());
    }

    History without(Set<Held> gone) {
      return new History(all.stream().filter(each -> !gone.contains(each)).toList(), rules, now);
    }

    List<Set<Held>> places() {
      return List.copyOf(
          all.stream().collect(Collectors.groupingBy(Held::place, Collectors.toSet())).values());
    }
  }
}
