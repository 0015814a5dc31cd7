package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;

/**
 * A rename as users of RDS describe it (boto3 #2613, terraform #2439): for a while the database is
 * available under its old name, then it is renaming, then neither name is found, then it is
 * modifying under its new name. Only the resource id finds it all the time. That of an instance
 * includes a reboot. A cluster's members keep their names.
 */
final class Rename {

  private final RdsContext rds;

  Rename(RdsContext rds) {
    this.rds = rds;
  }

  /**
   * @throws io.snaprelay.localaws.wire.AwsError DBInstanceAlreadyExists,
   *     DBClusterAlreadyExistsFault
   */
  void accept(RdsDatabase<?> database, String newName) {
    names(database).take(newName, database);
    database.showPendingName(newName);
  }

  void start(RdsDatabase<?> database, String newName, Runnable next) {
    database.become(RdsDatabase.AVAILABLE);
    rds.transitions().after(rds.durations().renameStep(), () -> leave(database, newName, next));
  }

  private void leave(RdsDatabase<?> database, String newName, Runnable next) {
    database.become(RdsDatabase.RENAMING);
    rds.transitions()
        .start(
            database.work(),
            rds.durations().renameStep(),
            database::leaveAddress,
            () -> between(database, newName, next),
            () -> database.become(RdsDatabase.FAILED));
  }

  private void between(RdsDatabase<?> database, String newName, Runnable next) {
    database.kind().leftName().ifPresent(event -> rds.events().emit(event, database));
    String oldName = database.id();
    Mode mode = database.mode(rds.world().at(database.place()));
    names(database).leave(database);
    database.showName(newName);
    rds.transitions()
        .start(
            database.work(),
            rds.durations().renameStep(),
            () -> database.arriveAtAddress(mode),
            () -> arrive(database, oldName, next),
            () -> database.become(RdsDatabase.FAILED));
  }

  private void arrive(RdsDatabase<?> database, String oldName, Runnable next) {
    names(database).arrive(database);
    database.become(RdsDatabase.MODIFYING);
    database.showPendingName(null);
    database.showEndpoint(rds.endpoints());
    rds.events().emit(database.kind().arrivedAtName(), database, oldName, database.id());
    rds.transitions().after(rds.durations().renameStep(), next::run);
  }

  private Names<?> names(RdsDatabase<?> database) {
    return rds.world().at(database.place()).names(database.kind());
  }
}
