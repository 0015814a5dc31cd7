package io.snaprelay.evidence;

import io.snaprelay.events.Event;
import io.snaprelay.events.StepState;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Steps;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that the ledger holds of a run and that decides it. Copies of events are not among it: they
 * may still be under way when the run is over.
 *
 * @param frozen the plan that the run executed
 * @param records the step records
 * @param created what steps have created
 * @param waiting since when steps had to wait their turn
 * @param checks every single result of the steps that check something
 * @param settings how the settings of source and restored database compare
 */
public record Dossier(
    FrozenPlan frozen,
    Map<StepName, StepRecord> records,
    Map<StepName, Created> created,
    Map<StepName, Instant> waiting,
    Map<StepName, CheckList> checks,
    Optional<SettingsSection> settings) {

  /** Reads a run's dossier; empty if no such run was started. */
  public static Optional<Dossier> of(RunId run, RunLedger ledger) {
    return ledger.plan(run).map(frozen -> read(frozen, ledger));
  }

  private static Dossier read(FrozenPlan frozen, RunLedger ledger) {
    List<StepName> steps = Steps.of(frozen).names();
    return new Dossier(
        frozen,
        collect(steps, step -> ledger.step(frozen.run(), step)),
        collect(steps, step -> ledger.created(frozen.run(), step)),
        collect(steps, step -> ledger.waiting(frozen.run(), step)),
        checks(frozen.run(), ledger),
        SettingsSection.of(frozen.run(), ledger));
  }

  private static Map<StepName, CheckList> checks(RunId run, RunLedger ledger) {
    Map<StepName, CheckList> checks = new LinkedHashMap<>();
    CheckList.of(run, CheckList.MANIFEST, ledger)
        .ifPresent(list -> checks.put(StepName.VERIFY, list));
    CheckList.of(run, CheckList.SANITIZED, ledger)
        .ifPresent(list -> checks.put(StepName.SANITIZE, list));
    return checks;
  }

  private static <T> Map<StepName, T> collect(
      List<StepName> steps, Function<StepName, Optional<T>> find) {
    Map<StepName, T> found = new LinkedHashMap<>();
    steps.forEach(step -> find.apply(step).ifPresent(value -> found.put(step, value)));
    return found;
  }

  /** The steps that have not ended. */
  public List<StepName> open() {
    return Steps.of(frozen).names().stream().filter(step -> !records.containsKey(step)).toList();
  }

  Optional<StepRecord> record(StepName step) {
    return Optional.ofNullable(records.get(step));
  }

  <E extends Event> Optional<E> emitted(StepName step, Class<E> type) {
    return record(step).flatMap(record -> record.emitted(type));
  }

  /** The records of steps that began: all but those that were not reached. */
  Stream<StepRecord> reached() {
    return records.values().stream().filter(record -> record.state() != StepState.NOT_REACHED);
  }

  /** When the last step ended. */
  Instant completedAt() {
    return latest(records.values().stream())
        .map(StepRecord::recordedAt)
        .orElse(frozen.requestedAt());
  }

  /** The step that had to end before this one could begin, and ended last. */
  Optional<StepRecord> before(StepRecord step) {
    Steps steps = Steps.of(frozen);
    return latest(
        reached().filter(other -> steps.unreachableWithout(other.step()).contains(step.step())));
  }

  /**
   * When a step could begin. Clean-up waits for no step by name: it begins when whatever ended
   * before it has ended.
   */
  Instant began(StepRecord step) {
    boolean cleanUp = step.step().equals(StepName.CLEAN_UP);
    Optional<StepRecord> before = cleanUp ? latest(endedBefore(step)) : before(step);
    return before.map(StepRecord::recordedAt).orElse(frozen.requestedAt());
  }

  private Stream<StepRecord> endedBefore(StepRecord step) {
    return reached().filter(other -> other.recordedAt().isBefore(step.recordedAt()));
  }

  private static Optional<StepRecord> latest(Stream<StepRecord> records) {
    return records.max(Comparator.comparing(StepRecord::recordedAt));
  }
}
