package io.snaprelay.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a source goes: only after its copy, and only if somebody proved that. */
class SourcePolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Rules SOURCE_2_DAYS =
      new Rules(Optional.of(Duration.ofDays(2)), Optional.empty(), Optional.empty(), false);

  @Test
  void aSourceGoesOnceItIsOldAndItsCopyIsThere() {
    assertEquals(
        List.of("SOURCE_TOO_OLD", "NEWEST"),
        sources(Helds.at("2026-11-19T11:59:59Z").proved(), true));
  }

  @Test
  void aSourceWhoseDataAreNotOlderStays() {
    assertEquals(
        List.of("WITHIN_AGE", "NEWEST"), sources(Helds.at("2026-11-19T12:00:00Z").proved(), true));
  }

  @Test
  void aSourceWithoutACopyStaysForEver() {
    assertEquals(
        List.of("COPY_MISSING", "NEWEST"),
        sources(Helds.at("2020-01-01T02:00:00Z").proved(), false));
  }

  @Test
  void aSourceWhoseRunWasToProveAndDidNotStays() {
    assertEquals(
        List.of("NOT_VERIFIED", "NEWEST"),
        sources(Helds.at("2020-01-01T02:00:00Z").unproved(), true));
    assertEquals(
        List.of("NOT_VERIFIED", "NEWEST"),
        sources(Helds.at("2020-01-01T02:00:00Z").damaged(), true));
  }

  @Test
  void aSourceOfARunThatProvesNothingNeedsOnlyItsCopy() {
    assertEquals(
        List.of("SOURCE_TOO_OLD", "NEWEST"), sources(Helds.at("2020-01-01T02:00:00Z"), true));
  }

  @Test
  void aSourceWhoseCopyHasExpiredGoesIfAYoungerProvedOneIsThere() {
    Helds expired = Helds.at("2026-11-10T02:00:00Z").proved().copyExpired();
    Held newest = Helds.at("2026-11-21T02:00:00Z").source();

    assertEquals(
        List.of("SOURCE_TOO_OLD", "NEWEST", "NEWEST"),
        reasons(
            SOURCE_2_DAYS,
            List.of(expired.source(), newest, Helds.at("2026-11-11T02:00:00Z").proved().copy())));
    assertEquals(
        List.of("COPY_MISSING", "NEWEST", "NEWEST"),
        reasons(
            SOURCE_2_DAYS,
            List.of(expired.source(), newest, Helds.at("2026-11-11T02:00:00Z").damaged().copy())),
        "a younger copy that is damaged replaces nothing");
    assertEquals(
        List.of("COPY_MISSING", "NEWEST", "NEWEST"),
        reasons(
            SOURCE_2_DAYS,
            List.of(expired.source(), newest, Helds.at("2026-11-09T02:00:00Z").proved().copy())),
        "an older copy replaces nothing");
  }

  @Test
  void aSourceWhoseCopySomebodyElseDeletedStays() {
    assertEquals(
        List.of("COPY_MISSING", "NEWEST", "NEWEST"),
        reasons(
            SOURCE_2_DAYS,
            List.of(
                Helds.at("2026-11-10T02:00:00Z").proved().source(),
                Helds.at("2026-11-21T02:00:00Z").source(),
                Helds.at("2026-11-11T02:00:00Z").proved().copy())));
  }

  /** An old source, perhaps with its copy, beside the newest one. */
  private static List<String> sources(Helds old, boolean copied) {
    List<Held> all =
        new ArrayList<>(List.of(old.source(), Helds.at("2026-11-21T02:00:00Z").source()));
    if (copied) {
      all.add(old.copy());
    }
    return reasons(SOURCE_2_DAYS, all).subList(0, 2);
  }

  private static List<String> reasons(Rules rules, List<Held> all) {
    return Policy.decide(rules, all, NOW).stream()
        .map(decision -> decision.reason().name())
        .toList();
  }
}
