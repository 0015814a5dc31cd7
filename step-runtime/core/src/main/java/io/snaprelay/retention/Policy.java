package io.snaprelay.retention;

import io.snaprelay.coverage.Ages;
import io.snaprelay.retention.Place.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides which snapshots of one database and one plan stay. Pure. It counts each place for itself,
 * by the moment of the data, and what is not available counts for nothing.
 *
 * <p>Two rules stand above every plan: the newest of a place stays, and so does the last of it that
 * was proved. What has an obstacle stays too.
 */
public final class Policy {
  /** The younger, and of two of the same moment always the same one. */
  static final Comparator<Held> BY_MOMENT =
      Comparator.comparing(Held::moment).thenComparing(held -> held.ref().arn());

  private final Rules rules;
  private final List<Held> available;
  private final Instant now;
  private final Map<Place, PlaceStanding> standings;

  private Policy(Rules rules, Collection<Held> all, Instant now) {
    this.rules = rules;
    this.now = now;
    this.available = all.stream().filter(Held::isAvailable).toList();
    this.standings =
        available.stream().collect(Collectors.groupingBy(Held::place)).entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, each -> PlaceStanding.of(each.getValue())));
  }

  /**
   * Decides about each snapshot, in the order in which those that go are deleted.
   *
   * @param rules what the plan says
   * @param all every snapshot of SnapRelay of this database and plan
   * @param now the time from which ages are counted
   */
  public static List<Decision> decide(Rules rules, Collection<Held> all, Instant now) {
    Policy policy = new Policy(rules, all, now);
    return all.stream()
        .sorted(
            Comparator.comparing((Held held) -> held.place().kind())
                .thenComparing(held -> held.place().account())
                .thenComparing(held -> held.place().region())
                .thenComparing(held -> held.dataAsOf().orElse(Instant.MAX))
                .thenComparing(held -> held.ref().arn()))
        .map(policy::decide)
        .toList();
  }

  private Decision decide(Held held) {
    return obstacle(held)
        .or(() -> pinned(held))
        .orElseGet(
            () ->
                switch (held.place().kind()) {
                  case SOURCE -> source(held);
                  case TRANSIT -> transit(held);
                  case COPY -> copy(held);
                  case SANITIZED -> sanitized(held);
                });
  }

  private static Optional<Decision> obstacle(Held held) {
    return held.obstacle()
        .or(() -> held.dataAsOf().isEmpty() ? Optional.of(Reason.NOT_AVAILABLE) : Optional.empty())
        .map(reason -> new Decision(held, reason, "whatever the plan says"));
  }

  /** What is only on its way is no backup: neither rule keeps it. */
  private Optional<Decision> pinned(Held held) {
    if (held.isIn(Kind.TRANSIT)) {
      return Optional.empty();
    }
    PlaceStanding standing = standings.get(held.place());
    if (standing.isNewest(held)) {
      return Optional.of(new Decision(held, Reason.NEWEST, "the newest of its place"));
    }
    return standing.isLastProved(held)
        ? Optional.of(new Decision(held, Reason.LAST_VERIFIED, "the last that was proved"))
        : Optional.empty();
  }

  private Decision source(Held held) {
    if (rules.source().isEmpty()) {
      return noRule(held, "retain.source");
    }
    Duration age = rules.source().get();
    if (!isOlderThan(held, age)) {
      return new Decision(held, Reason.WITHIN_AGE, "data not older than " + Ages.of(age));
    }
    if (!hasCopy(held)) {
      return new Decision(held, Reason.COPY_MISSING, "no good copy of its data is available");
    }
    return held.ofRun().isGood()
        ? new Decision(held, Reason.SOURCE_TOO_OLD, "data older than " + Ages.of(age))
        : new Decision(held, Reason.NOT_VERIFIED, "its run has no proof that passed");
  }

  /**
   * Its own copy is there; or retention has deleted that in favour of a younger one, which is there
   * and, where the plan verifies, was proved.
   */
  private boolean hasCopy(Held source) {
    return available.stream()
        .filter(held -> held.isIn(Kind.COPY))
        .anyMatch(
            copy ->
                copy.run().equals(source.run())
                    || source.ofRun().copyExpired() && replaces(copy, source));
  }

  private static boolean replaces(Held copy, Held source) {
    return copy.ofRun().isGood() && !copy.moment().isBefore(source.moment());
  }

  private Decision copy(Held held) {
    return rules
        .copies()
        .map(copies -> standings.get(held.place()).keep(held, copies, now))
        .orElseGet(() -> Optional.of(noRule(held, "retain.copies")))
        .orElseGet(
            () -> new Decision(held, Reason.COPY_SUPERSEDED, "no rule of retain.copies names it"));
  }

  private Decision sanitized(Held held) {
    if (rules.sanitized().isEmpty()) {
      return noRule(held, "sanitize.keep");
    }
    int keep = rules.sanitized().get();
    return standings.get(held.place()).rank(held) < keep
        ? new Decision(held, Reason.LAST, "among the newest " + keep)
        : new Decision(held, Reason.SANITIZED_SUPERSEDED, "not among the newest " + keep);
  }

  /** A later masked copy does as well: then its own failed, and nobody waits for it any more. */
  private Decision transit(Held held) {
    if (held.step().isTransit()) {
      return new Decision(held, Reason.RUN_OVER, "its run is over, and nothing is copied from it");
    }
    boolean done =
        available.stream()
            .filter(each -> each.isIn(Kind.SANITIZED))
            .anyMatch(each -> !each.moment().isBefore(held.moment()));
    return done
        ? new Decision(held, Reason.RE_ENCRYPTED, "a masked copy under its own key is available")
        : new Decision(held, Reason.COPY_MISSING, "no masked copy under its own key is available");
  }

  private boolean isOlderThan(Held held, Duration age) {
    return held.moment().plus(age).isBefore(now);
  }

  private static Decision noRule(Held held, String field) {
    return new Decision(held, Reason.NO_RULE, "the plan has no " + field);
  }

  /** How many snapshots stay and go, by place. */
  public static Map<Place, Long> remaining(List<Decision> decisions) {
    return decisions.stream()
        .filter(decision -> !decision.expires())
        .collect(
            Collectors.groupingBy(
                decision -> decision.snapshot().place(),
                () ->
                    new TreeMap<>(
                        Comparator.comparing(Place::kind)
                            .thenComparing(Place::account)
                            .thenComparing(Place::region)),
                Collectors.counting()));
  }
}
