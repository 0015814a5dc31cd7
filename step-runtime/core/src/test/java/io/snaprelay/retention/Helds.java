package io.snaprelay.retention;

import io.snaprelay.events.Verdict;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.Runs;
import java.time.Instant;
import java.util.Optional;

/** Builds snapshots for the policy: one run per name, whose data are of the given time. */
final class Helds {
  private final RunId run;
  private final Instant moment;
  private Optional<Verdict> verdict = Optional.empty();
  private Held.OfRun ofRun = new Held.OfRun(false, false, false);
  private Optional<Reason> obstacle = Optional.empty();

  private Helds(String name, Instant moment) {
    this.run = RunId.of(name, "nightly", "orders");
    this.moment = moment;
  }

  static Helds at(String moment) {
    return new Helds(moment, Instant.parse(moment));
  }

  static Helds at(Instant moment) {
    return new Helds(moment.toString(), moment);
  }

  /** Its run proved its copy. */
  Helds proved() {
    return proof(Verdict.PASSED);
  }

  /** Its run proved its copy, in vain. */
  Helds damaged() {
    return proof(Verdict.FAILED);
  }

  /** Its run was to prove its copy, and has not. */
  Helds unproved() {
    ofRun = new Held.OfRun(true, false, ofRun.copyExpired());
    return this;
  }

  Helds copyExpired() {
    ofRun = new Held.OfRun(ofRun.verifies(), ofRun.passed(), true);
    return this;
  }

  Helds with(Reason why) {
    obstacle = Optional.of(why);
    return this;
  }

  private Helds proof(Verdict how) {
    verdict = Optional.of(how);
    ofRun = new Held.OfRun(true, how == Verdict.PASSED, ofRun.copyExpired());
    return this;
  }

  Held source() {
    return held(StepName.SNAPSHOT, Place.Kind.SOURCE, "eu-west-1", Optional.empty());
  }

  Held copy() {
    return copyIn("eu-central-1");
  }

  Held copyIn(String region) {
    return held(StepName.COPY, Place.Kind.COPY, region, verdict);
  }

  Held transit() {
    return held(StepName.SANITIZED_SNAPSHOT, Place.Kind.TRANSIT, "eu-central-1", Optional.empty());
  }

  Held sanitized() {
    return held(StepName.SANITIZED_COPY, Place.Kind.SANITIZED, "eu-central-1", Optional.empty());
  }

  private Held held(StepName step, Place.Kind kind, String region, Optional<Verdict> proof) {
    return new Held(
        new SnapshotRef(
            DatabaseKind.INSTANCE, Runs.ACCOUNT, region, new ResourceName(run, step).value()),
        run,
        step,
        new Place(kind, Runs.ACCOUNT, region),
        Optional.of(moment),
        proof,
        ofRun,
        obstacle);
  }
}
