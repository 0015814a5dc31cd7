package io.snaprelay.restore.proof;

import io.snaprelay.database.Engine;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.Verify.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be proved.
 *
 * @param engine what it was a database of
 * @param engineVersion the version that the snapshot was taken of, for example {@code 17.11}
 * @param dataAsOf the instant whose data the snapshot holds
 * @param timeline what happened before
 * @param rpo how old the newest data may be at {@code dataAsOf}
 * @param rto how long after the request the proof may be done
 * @param checks the user's own checks
 * @param scope how much is looked at, and what may differ from the last proof
 * @param earlier the proofs that this one is compared with
 * @param accesses the ways in as roles of the application, by the ARN of their secrets
 * @param untouched whether nothing may be written in it, because it is to become production: no
 *     extension, no {@code VACUUM}, no {@code CHECK TABLE}, no write that is rolled back. A check
 *     that needs one is skipped by name
 */
public record ProofSubject(
    Engine engine,
    String engineVersion,
    Instant dataAsOf,
    Timeline timeline,
    Optional<Duration> rpo,
    Optional<Duration> rto,
    List<Check> checks,
    Scope scope,
    Earlier earlier,
    Map<String, Access> accesses,
    boolean untouched) {
  public ProofSubject {
    checks = List.copyOf(checks);
    accesses = Map.copyOf(accesses);
  }

  /** Of a temporary database, in which a check may do what it needs. */
  public ProofSubject(
      Engine engine,
      String engineVersion,
      Instant dataAsOf,
      Timeline timeline,
      Optional<Duration> rpo,
      Optional<Duration> rto,
      List<Check> checks,
      Scope scope,
      Earlier earlier,
      Map<String, Access> accesses) {
    this(
        engine,
        engineVersion,
        dataAsOf,
        timeline,
        rpo,
        rto,
        checks,
        scope,
        earlier,
        accesses,
        false);
  }

  /** The same of what is to become production. */
  public ProofSubject leftUntouched() {
    return new ProofSubject(
        engine,
        engineVersion,
        dataAsOf,
        timeline,
        rpo,
        rto,
        checks,
        scope,
        earlier,
        accesses,
        true);
  }

  /** The major version, as RDS understands it, for example {@code 17} or {@code 11.4}. */
  String release() {
    return engine.release(engineVersion);
  }

  /** Whether an earlier proof was of the same major version: only then do sums compare. */
  boolean isOfReleaseOf(Baseline earlier) {
    return release().equals(engine.release(earlier.engineVersion()));
  }

  Access access(Check.Login login) {
    return Optional.ofNullable(accesses.get(login.secret()))
        .orElseGet(() -> new Access.Refused("nobody has read its secret"));
  }
}
