package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.AwsError;
import java.util.Optional;

/** What RDS names differently for DB instances and DB clusters although it is the same. */
enum DatabaseKind {
  INSTANCE(
      "db",
      "database instance",
      "DB Instance",
      new Refusals(
          RdsError.DB_INSTANCE_NOT_FOUND,
          RdsError.DB_INSTANCE_ALREADY_EXISTS,
          RdsError.INVALID_DB_INSTANCE_STATE,
          Guess.NAME_IS_BEING_RENAMED_ONTO),
      new Events(
          EventKind.INSTANCE_CREATED,
          EventKind.CREATION_FAILED,
          EventKind.CREDENTIALS_RESET,
          EventKind.INSTANCE_DELETED)) {

    @Override
    Optional<EventKind> leftName() {
      return Optional.of(EventKind.INSTANCE_SHUTDOWN);
    }

    @Override
    Optional<Backup> backup() {
      return Optional.of(new Backup(EventKind.BACKUP_STARTED, EventKind.BACKUP_FINISHED));
    }

    @Override
    EventKind arrivedAtName() {
      return EventKind.INSTANCE_RESTARTED;
    }

    @Override
    AwsError notBackedUp(String id) {
      return RdsError.POINT_IN_TIME_RESTORE_NOT_ENABLED.because(
          "The DB instance %s has no automated backups yet", id);
    }
  },
  CLUSTER(
      "cluster",
      "database cluster",
      "Cluster",
      new Refusals(
          RdsError.DB_CLUSTER_NOT_FOUND,
          RdsError.DB_CLUSTER_ALREADY_EXISTS,
          RdsError.INVALID_DB_CLUSTER_STATE,
          Guess.CLUSTER_NAME_IS_BEING_RENAMED_ONTO),
      new Events(
          EventKind.CLUSTER_CREATED,
          EventKind.CLUSTER_CREATION_FAILED,
          EventKind.CLUSTER_CREDENTIALS_RESET,
          EventKind.CLUSTER_DELETED)) {

    @Override
    Optional<Backup> backup() {
      return Optional.empty();
    }

    /** Its servers go on: only instances restart (botocore, ModifyDBCluster). */
    @Override
    Optional<EventKind> leftName() {
      return Optional.empty();
    }

    @Override
    EventKind arrivedAtName() {
      return EventKind.CLUSTER_RENAMED;
    }

    @Override
    AwsError notBackedUp(String id) {
      return Guess.CLUSTER_WITHOUT_BACKUPS.with(id);
    }
  };

  /** The codes of its refusals. */
  record Refusals(RdsError notFound, RdsError alreadyExists, RdsError invalidState, Guess taken) {}

  /** What is told of it. */
  record Events(
      EventKind created, EventKind failed, EventKind credentialsReset, EventKind deleted) {}

  /** What is told of it when an automated snapshot is taken. */
  record Backup(EventKind started, EventKind finished) {}

  private final String arnType;
  private final String noun;
  private final String title;
  private final Refusals refusals;
  private final Events events;

  DatabaseKind(String arnType, String noun, String title, Refusals refusals, Events events) {
    this.arnType = arnType;
    this.noun = noun;
    this.title = title;
    this.refusals = refusals;
    this.events = events;
  }

  abstract Optional<Backup> backup();

  /** The event that tells of the first half of a rename. */
  abstract Optional<EventKind> leftName();

  /** The event that tells of the second half of a rename; it may name the old and the new name. */
  abstract EventKind arrivedAtName();

  /** No moment of it can be restored. */
  abstract AwsError notBackedUp(String id);

  /** Its type in an ARN. */
  String arnType() {
    return arnType;
  }

  /** As people name it. */
  String noun() {
    return noun;
  }

  /** As AWS's refusals name it. */
  String title() {
    return title;
  }

  Events events() {
    return events;
  }

  AwsError notFound(String id) {
    return refusals.notFound().because("The %s %s is not found.", noun, id);
  }

  AwsError alreadyExists(String id) {
    return refusals.alreadyExists().because("The %s %s already exists", noun, id);
  }

  AwsError nameIsTaken(String id) {
    return refusals.taken().with(id);
  }

  AwsError invalidState(String text, Object... values) {
    return refusals.invalidState().because(text, values);
  }
}
