package io.snaprelay.localaws.rds;

import java.io.IOException;
import java.util.Set;

/** What deleting an instance and deleting a cluster have in common. */
final class Deletion {

  private static final Set<String> WITHOUT_FINAL_SNAPSHOT =
      Set.of(RdsDatabase.CREATING, RdsDatabase.FAILED);

  /**
   * What is to be left.
   *
   * @param finalSnapshot its name, null if there is to be none
   */
  record Wish(String finalSnapshot, boolean keepBackups) {}

  private final RdsContext rds;
  private final SnapshotTaking taking;
  private final MasterCredentials credentials;
  private final DeleteSnapshot deleteSnapshot;

  Deletion(RdsContext rds) {
    this.rds = rds;
    this.taking = new SnapshotTaking(rds);
    this.credentials = new MasterCredentials(rds);
    this.deleteSnapshot = new DeleteSnapshot(rds);
  }

  void mustBeDeletable(RdsDatabase<?> database) {
    if (database.is(RdsDatabase.DELETING)) {
      throw database
          .kind()
          .invalidState(
              "The %s %s is already being deleted.", database.kind().noun(), database.id());
    }
    if (database.isProtected()) {
      throw RdsError.INVALID_PARAMETER_COMBINATION.because(
          "Cannot delete protected %s, please disable deletion protection and try again.",
          database.kind().title());
    }
    database.mustNotBeRenaming();
  }

  /** What the members SkipFinalSnapshot, FinalDBSnapshotIdentifier, DeleteAutomatedBackups say. */
  Wish wish(RdsDatabase<?> database, Boolean skipFinal, String finalName, Boolean deleteBackups) {
    boolean skip = Boolean.TRUE.equals(skipFinal);
    if (skip == (finalName != null)) {
      throw RdsError.INVALID_PARAMETER_COMBINATION.because(
          skip
              ? "FinalDBSnapshotIdentifier can not be specified when deleting without a final"
                  + " snapshot"
              : "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
    }
    if (!skip && WITHOUT_FINAL_SNAPSHOT.contains(database.status())) {
      throw database
          .kind()
          .invalidState(
              "Cannot create a final snapshot because the %s %s is %s",
              database.kind().noun(), database.id(), database.status());
    }
    String name =
        skip ? null : database.snapshots().checked("FinalDBSnapshotIdentifier", finalName);
    return new Wish(name, Boolean.FALSE.equals(deleteBackups));
  }

  /**
   * @param gone runs when it is
   */
  void start(RdsDatabase<?> database, Wish wish, Runnable gone) {
    if (wish.finalSnapshot() == null) {
      database.become(RdsDatabase.DELETING);
      remove(database, wish, gone);
    } else {
      taking.last(
          database,
          wish.finalSnapshot(),
          () -> database.become(RdsDatabase.DELETING),
          last -> removeAfter(last, database, wish, gone));
    }
  }

  /** A member has no data of its own: nothing is left, and the next one writes. */
  void deleteMember(Instance member, Cluster cluster) {
    if (!member.is(RdsDatabase.DELETING)) {
      cluster.members().standDown(member);
      start(member, new Wish(null, true), () -> cluster.members().leave(member));
    }
  }

  /** Without its final snapshot the database stays. */
  private void removeAfter(Snapshot last, RdsDatabase<?> database, Wish wish, Runnable gone) {
    if (last.is(Snapshot.AVAILABLE)) {
      remove(database, wish, gone);
    } else {
      database.become(RdsDatabase.AVAILABLE);
    }
  }

  private void remove(RdsDatabase<?> database, Wish wish, Runnable gone) {
    rds.transitions()
        .start(
            database.work(),
            rds.durations().delete(),
            () -> delete(database),
            () -> gone(database, wish, gone),
            () -> database.become(RdsDatabase.FAILED));
  }

  /** Unlike RDS, with its backups in any case: they need the server's log. */
  private static void delete(RdsDatabase<?> database) throws IOException {
    database.server().delete();
    if (database.backups().isPresent()) {
      database.backups().get().kept().delete();
    }
  }

  private void gone(RdsDatabase<?> database, Wish wish, Runnable gone) {
    rds.world().at(database.place()).names(database.kind()).remove(database);
    gone.run();
    credentials.forget(database);
    rds.events().emit(database.kind().events().deleted(), database);
    if (!wish.keepBackups()) {
      deleteSnapshot.deleteAutomatedOf(database);
    }
  }
}
