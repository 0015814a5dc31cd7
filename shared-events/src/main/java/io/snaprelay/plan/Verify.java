package io.snaprelay.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The restore test.
 *
 * @param of which snapshot is restored; absent means the first copy, or the source if none is
 *     planned
 * @param rto the recovery time objective, from the start of the run to the proof
 * @param rpo the recovery point objective: how old the newest data may be at the time of the
 *     snapshot
 * @param instanceClass the class of the temporary instance, for example {@code db.t4g.medium}
 * @param keepOnFailure how long the temporary database stays after a failed verdict, but never
 *     longer than {@link Limits#temporaryLife} after its restore; absent means not at all
 * @param login how the proof logs in when the master credentials must not be changed
 * @param checks the user's own checks
 * @param scope how much is looked at, and what may differ from the last proof
 * @param target which copy is restored, by its name; absent means the first
 */
public record Verify(
    Optional<Subject> of,
    Optional<Duration> rto,
    Optional<Duration> rpo,
    String instanceClass,
    Optional<Duration> keepOnFailure,
    Optional<String> login,
    List<Check> checks,
    Scope scope,
    Optional<String> target) {
  public Verify {
    checks = List.copyOf(checks);
    scope = scope == null ? Scope.USUAL : scope;
  }

  /** A restore test of the source or the first copy. */
  public Verify(
      Optional<Subject> of,
      Optional<Duration> rto,
      Optional<Duration> rpo,
      String instanceClass,
      Optional<Duration> keepOnFailure,
      Optional<String> login,
      List<Check> checks,
      Scope scope) {
    this(of, rto, rpo, instanceClass, keepOnFailure, login, checks, scope, Optional.empty());
  }

  /** A restore test of the usual scope. */
  public Verify(
      Optional<Subject> of,
      Optional<Duration> rto,
      Optional<Duration> rpo,
      String instanceClass,
      Optional<Duration> keepOnFailure,
      Optional<String> login,
      List<Check> checks) {
    this(of, rto, rpo, instanceClass, keepOnFailure, login, checks, Scope.USUAL);
  }

  /** Which snapshot of the run is restored. */
  public enum Subject {
    SOURCE,
    COPY
  }

  /** How much of the database a proof reads. */
  public enum Mode {
    /** Counts and the catalog: what can be said without hashing a row. */
    QUICK,
    /** Every page and every row once. */
    STANDARD,
    /** Every row looked up in every index too: several times the cost. */
    DEEP
  }

  /**
   * How much is looked at, and what may differ from the last proof of the same database.
   *
   * @param mode how much of the database is read
   * @param heartbeat the heartbeat table, with its schema or without; absent means {@code
   *     snaprelay_heartbeat} wherever it is found
   * @param mayShrink how many percent of its rows a table may have lost since the last proof
   * @param uncounted tables that may lose any number of rows
   * @param appendOnly tables whose rows never change once they are old
   * @param dropped what is known to be gone: tables, columns, schemas, by their full names
   */
  public record Scope(
      Mode mode,
      Optional<String> heartbeat,
      int mayShrink,
      List<String> uncounted,
      List<String> appendOnly,
      List<String> dropped) {
    /** Half of a table's rows may go overnight: an archiving job does that, a lost file too. */
    public static final Scope USUAL =
        new Scope(Mode.STANDARD, Optional.empty(), 50, List.of(), List.of(), List.of());

    public Scope {
      uncounted = List.copyOf(uncounted);
      appendOnly = List.copyOf(appendOnly);
      dropped = List.copyOf(dropped);
    }
  }
}
