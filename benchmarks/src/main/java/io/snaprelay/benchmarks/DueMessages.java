package io.snaprelay.benchmarks;

import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Real messages for a service, made by those that act before it, while it does not run itself. */
final class DueMessages {
  /** What begins a service's work, and who has to act until then. */
  private record Begin(EventTypes event, List<Service> before) {}

  private static final Map<Service, Begin> BEGINS =
      Map.of(
          Service.NOTIFIER, new Begin(EventTypes.RUN_STARTED, List.of(Service.SNAPSHOT)),
          Service.COPY, new Begin(EventTypes.SNAPSHOT_CREATED, List.of(Service.SNAPSHOT)),
          Service.RESTORE_VERIFY,
              new Begin(EventTypes.COPY_COMPLETED, List.of(Service.SNAPSHOT, Service.COPY)),
          Service.SANITIZE,
              new Begin(
                  EventTypes.VERIFICATION_COMPLETED,
                  List.of(Service.SNAPSHOT, Service.COPY, Service.RESTORE_VERIFY)));

  private final Stage stage;
  private final Service service;

  DueMessages(Stage stage, Service service) {
    this.stage = stage;
    this.service = service;
  }

  /** So many, each of a run of its own; the snapshot-service's are triggers. */
  List<String> make(int count) {
    List<Trigger> triggers = FleetPlan.databases(count).stream().map(DueMessages::trigger).toList();
    return Optional.ofNullable(BEGINS.get(service))
        .map(begin -> play(triggers, begin))
        .orElseGet(() -> triggers.stream().map(Trigger::body).toList());
  }

  private List<String> play(List<Trigger> triggers, Begin begin) {
    begin.before().forEach(stage.services()::start);
    triggers.forEach(trigger -> trigger.sendTo(stage.queues()));
    List<String> due = new WorkQueue(stage, service).take(begin.event(), triggers.size());
    begin.before().forEach(stage.services()::stop);
    return due;
  }

  private static Trigger trigger(String database) {
    return new Trigger(Trigger.newId(), FleetPlan.NAME, List.of(database), Optional.empty());
  }
}
