package io.snaprelay.sweep;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.Event;
import io.snaprelay.events.EventHeader;
import io.snaprelay.events.SweepReported;
import io.snaprelay.events.SweepReported.State;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.EventId;
import io.snaprelay.step.EventBus;
import io.snaprelay.step.Outcome;
import io.snaprelay.sweep.SweepRecords.Told;
import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Sweep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One round of a service's sweep: what is found for the first time is told, and what was told long
 * enough ago is removed. Nothing is removed of which the notifier has not heard. A round may be
 * repeated, killed at any point and gone on with.
 */
public final class SweepRound {
  /** Authorization by tag lags by minutes, and a database takes its time to go. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Ledger ledger;
  private final RunLedger runs;
  private final EventBus bus;
  private final Clock clock;
  private final Settings settings;

  /**
   * What is configured.
   *
   * @param service who sweeps
   * @param grace how long something stays after it was told
   * @param next between one look at a deletion and the next
   */
  public record Settings(String service, Duration grace, Duration next) {}

  public SweepRound(Ledger ledger, EventBus bus, Clock clock, Settings settings) {
    this.ledger = ledger;
    this.runs = new RunLedger(ledger);
    this.bus = bus;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * A round in each region. One that does not answer keeps no other from its round.
   *
   * @param kind what is looked for, as a part of ledger keys
   * @throws AwsFailure if a region did not answer
   */
  public Outcome inEach(
      List<String> regions, String kind, Function<String, List<Leftover>> look, Remover remover) {
    Map<String, Supplier<List<Leftover>>> places = new LinkedHashMap<>();
    regions.forEach(region -> places.put(kind + "/" + region, () -> look.apply(region)));
    return inEach(places, remover);
  }

  /** How leftovers are looked for in one account and region. */
  public interface Look {
    /**
     * All that is left behind there.
     *
     * @throws AwsFailure if it does not answer
     */
    List<Leftover> in(String account, String region);
  }

  /**
   * A round in each region, at home and in the other accounts that the sweep names.
   *
   * @param home our own account
   * @param kind what is looked for, as a part of ledger keys
   * @throws AwsFailure if a place did not answer
   */
  public Outcome inEach(Sweep sweep, String home, String kind, Look look, Remover remover) {
    Map<String, Supplier<List<Leftover>>> places = new LinkedHashMap<>();
    for (String region : sweep.regions()) {
      places.put(kind + "/" + region, () -> look.in(home, region));
      sweep.accounts().stream()
          .filter(other -> !other.equals(home))
          .forEach(
              other ->
                  places.put(
                      "%s/%s/%s".formatted(kind, other, region), () -> look.in(other, region)));
    }
    return inEach(places, remover);
  }

  /** One that does not answer keeps no other from its round. */
  private Outcome inEach(Map<String, Supplier<List<Leftover>>> places, Remover remover) {
    List<Outcome> outcomes = new ArrayList<>();
    AwsFailure failure = null;
    for (Map.Entry<String, Supplier<List<Leftover>>> place : places.entrySet()) {
      try {
        outcomes.add(of(place.getKey(), place.getValue().get(), remover));
      } catch (AwsFailure e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return outcomes.stream()
        .filter(Outcome.RetryLater.class::isInstance)
        .findFirst()
        .orElseGet(Outcome::emit);
  }

  /**
   * Goes as far as one message can.
   *
   * @param kind what was looked for, as a part of ledger keys
   * @param found all that is left behind now
   * @param remover how such things are removed
   */
  public Outcome of(String kind, List<Leftover> found, Remover remover) {
    SweepRecords records = new SweepRecords(ledger, settings.service() + "/" + kind);
    List<Told> going = going(found, records);
    found.forEach(leftover -> publish(found(records.told(leftover, clock.instant()))));
    boolean waits = false;
    for (Told each : going) {
      waits |= remove(each, remover, records);
    }
    return waits
        ? Outcome.retryLater("what was left behind is being removed", settings.next())
        : Outcome.emit();
  }

  /** Looked up before anything is told now: who is told in this round has the full grace. */
  private List<Told> going(List<Leftover> found, SweepRecords records) {
    List<Told> going = new ArrayList<>(records.unfinished());
    found.stream()
        .filter(Leftover::isRemovable)
        .filter(leftover -> !records.isEnded(leftover))
        .flatMap(leftover -> records.told(leftover).stream())
        .filter(this::isDue)
        .filter(told -> going.stream().noneMatch(told::equals))
        .forEach(going::add);
    return going;
  }

  private boolean isDue(Told told) {
    return !clock.instant().isBefore(removedAfter(told)) && runs.isCopied(found(told));
  }

  /** Whether it must be looked at again soon. */
  private boolean remove(Told told, Remover remover, SweepRecords records) {
    Instant begun = records.begun(told.leftover(), clock.instant());
    Removal removal = remover.remove(told.leftover());
    if (removal instanceof Removal.Gone) {
      Instant at = records.gone(told.leftover(), clock.instant());
      publish(event(told, State.REMOVED, told.leftover().why().detail(), at));
      records.ended(told.leftover(), clock.instant());
    }
    if (removal instanceof Removal.Refused refused) {
      refused(told, refused.reason(), records);
    }
    boolean patient = clock.instant().isBefore(begun.plus(PATIENCE));
    if (removal instanceof Removal.Waiting waiting && !patient) {
      refused(told, waiting.reason(), records);
    }
    return removal instanceof Removal.Waiting && patient;
  }

  /** It is tried again by each later sweep; people are told once. */
  private void refused(Told told, String reason, SweepRecords records) {
    SweepRecords.Refused first = records.refused(told.leftover(), reason, clock.instant());
    publish(event(told, State.NOT_REMOVED, first.reason(), first.at()));
  }

  private void publish(Event event) {
    if (!runs.isCopied(event)) {
      bus.publish(List.of(event));
    }
  }

  private Instant removedAfter(Told told) {
    return told.at().plus(settings.grace());
  }

  private SweepReported found(Told told) {
    return event(told, State.FOUND, told.leftover().why().detail(), told.at());
  }

  /** A function of what the ledger holds: every delivery makes the very same event. */
  private SweepReported event(Told told, State state, String detail, Instant at) {
    Leftover leftover = told.leftover();
    boolean goes = state == State.FOUND && leftover.isRemovable();
    return new SweepReported(
        header(leftover, state, at),
        settings.service(),
        leftover.subject(),
        leftover.plan(),
        state,
        leftover.why().cause().name(),
        detail,
        goes ? Optional.of(removedAfter(told)) : Optional.empty());
  }

  private static EventHeader header(Leftover leftover, State state, Instant at) {
    String subject =
        String.join(" ", leftover.identity(), leftover.why().cause().name(), state.name());
    return new EventHeader(
        EventId.of(leftover.run(), EventTypes.SWEEP_REPORTED.wireName(), subject),
        Optional.of(leftover.run()),
        Optional.empty(),
        at,
        Optional.empty(),
        Optional.empty());
  }
}
