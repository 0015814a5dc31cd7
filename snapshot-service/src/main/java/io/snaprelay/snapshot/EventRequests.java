package io.snaprelay.snapshot;

import io.snaprelay.events.Event;
import io.snaprelay.events.EventHeader;
import io.snaprelay.events.RunRequested;
import io.snaprelay.names.Traceparent;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.wire.RdsNotification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The requests that one RDS event makes of a plan file. Pure.
 *
 * @param event the RDS event
 * @param snapshot the snapshot that it is about
 */
record EventRequests(RdsNotification event, SnapshotRef snapshot) {

  /** The plans that run on the event, by name. */
  Map<String, Plan> plans(PlanFile file) {
    return file.plans().entrySet().stream()
        .filter(plan -> runsOnEvent(plan.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The database of the snapshot: no event says it, only RDS does. */
  DatabaseRef databaseOf(SnapshotState described) {
    return new DatabaseRef(
        snapshot.kind(), snapshot.account(), snapshot.region(), described.databaseIdentifier());
  }

  /** One request per plan that has the database. */
  List<Event> of(PlanFile file, DatabaseRef database, String account) {
    return plans(file).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(plan -> request(plan, namesOf(database, plan.getValue(), file, account)).stream())
        .toList();
  }

  /** Under which names a plan has the database: nothing forbids two. */
  private static List<String> namesOf(
      DatabaseRef database, Plan plan, PlanFile file, String account) {
    return plan.databases().stream()
        .filter(name -> file.databases().get(name).in(account).equals(database))
        .toList();
  }

  /** The plan's name is part of the id: each plan resolves, and is refused, for itself. */
  private Optional<Event> request(Map.Entry<String, Plan> plan, List<String> databases) {
    if (databases.isEmpty()) {
      return Optional.empty();
    }
    boolean ofEvent = plan.getValue().snapshot().kind() == SnapshotSource.Kind.EVENT;
    return Optional.of(
        new RunRequested(
            header(event.triggerId() + "/" + plan.getKey(), event),
            plan.getKey(),
            databases,
            ofEvent ? Optional.of(SnapshotSource.named(snapshot.identifier())) : Optional.empty()));
  }

  static EventHeader header(String id, RdsNotification event) {
    return new EventHeader(
        id,
        Optional.empty(),
        Optional.empty(),
        event.date(),
        Optional.of(Traceparent.of(id)),
        Optional.empty());
  }

  private boolean runsOnEvent(Plan plan) {
    return plan.on().stream()
        .anyMatch(trigger -> event.eventId().filter(trigger.eventIds()::contains).isPresent());
  }
}
