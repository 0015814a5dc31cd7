package io.snaprelay.ledger;

import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.seal.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/** Where everything stands in the ledger. */
public final class LedgerKeys {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

  private LedgerKeys() {}

  /** What a trigger resolved to. An id that cannot be a key is replaced by its hash. */
  public static String trigger(String id) {
    return "triggers/" + safe(id);
  }

  private static String safe(String id) {
    return SAFE.matcher(id).matches() ? id : sha256(id);
  }

  /** The folder of requests for runs of a plan, the newest first. */
  public static String asked(String plan) {
    return "plans/" + safe(plan) + "/asked/";
  }

  /** One request for runs of a plan; the trigger's own record says what became of it. */
  public static String asked(String plan, Instant at, String trigger) {
    return asked(plan) + "%019d-%s".formatted(Long.MAX_VALUE - at.toEpochMilli(), sha256(trigger));
  }

  /** Since when a schedule of a plan is known. */
  public static String scheduled(String plan, String schedule) {
    return "plans/" + safe(plan) + "/scheduled/" + sha256(schedule);
  }

  /** The folder of a plan's turns at a database, in order: the oldest first. */
  public static String turns(String plan, String database) {
    return "plans/" + safe(plan) + "/turns/" + safe(database) + "/";
  }

  /** Which run has that turn. */
  public static String turn(String plan, String database, long number) {
    return turns(plan, database) + "%012d".formatted(number);
  }

  /** The folder of what the sweeps of a service have found. */
  public static String sweeps(String service) {
    return "sweeps/" + service + "/";
  }

  /** One of them. */
  public static String sweptAway(String service, String... identity) {
    return sweeps(service) + sha256(String.join("\n", identity)) + "/";
  }

  /** The folder of those who get a digest. */
  public static String subscriptions() {
    return "digests/subscriptions/";
  }

  /** The folder of one issue of a digest. */
  public static String digest(String subscription, Instant due) {
    return "digests/issues/%s/%019d/".formatted(subscription, due.toEpochMilli());
  }

  /** Into which issue of a digest some news of a run goes, at its first or a later attempt. */
  public static String inDigest(RunId run, String eventId, String subscription, int turn) {
    return run(run) + "digested/%s-%s/%03d".formatted(eventId, subscription, turn);
  }

  /** The folder of a run. */
  public static String run(RunId run) {
    return "runs/" + run + "/";
  }

  /** The frozen plan. */
  public static String plan(RunId run) {
    return run(run) + "plan";
  }

  /** The folder of step records. */
  public static String steps(RunId run) {
    return run(run) + "steps/";
  }

  /** The record that decides a step. */
  public static String step(RunId run, StepName step) {
    return steps(run) + step;
  }

  /** What a step has created. */
  public static String created(RunId run, StepName step) {
    return run(run) + "created/" + step;
  }

  /** What a delivery has created that came after another one's was recorded. */
  public static String createdLate(RunId run, StepName step, String resourceId) {
    return run(run) + "created-late/" + step + "/" + resourceId;
  }

  /** That what a step had created was deleted by retention, and why. */
  public static String expired(RunId run, StepName step) {
    return run(run) + "expired/" + step;
  }

  /** Since when a step has waited for a place. */
  public static String waiting(RunId run, StepName step) {
    return run(run) + "waiting/" + step;
  }

  /** When a run reached something that no step record tells. */
  public static String reached(RunId run, String what) {
    return run(run) + "reached/" + what;
  }

  /** Whether a step passed its point of no return or was called off before. */
  public static String commitment(RunId run, StepName step) {
    return run(run) + "commitments/" + step;
  }

  /** What a cutover decides once. */
  public static String cutover(RunId run, CutoverDecision what) {
    return run(run) + "cutover/" + what.word();
  }

  /** The folder of the runs that were to replace one production database, in order. */
  public static String replacements(DatabaseRef database, String resourceId) {
    return database(database) + "replacements/" + resourceId + "/";
  }

  /** The folder of the notifier's copies of events. */
  public static String events(RunId run) {
    return run(run) + "events/";
  }

  /** The notifier's copy of one event. */
  public static String event(RunId run, String eventId) {
    return events(run) + eventId;
  }

  /** A file of the run's evidence. */
  public static String evidence(RunId run, String file) {
    return run(run) + "evidence/" + file;
  }

  /** The number of its database's last evidence when the run's own was to be written. */
  public static String chainedAfter(RunId run) {
    return run(run) + "chained-after";
  }

  /** The folder of all proofs of a database, the newest first. */
  public static String proofs(DatabaseRef database) {
    return database(database) + "proofs/";
  }

  /** The first proof of what a database was at one instant, whichever snapshot or copy of it. */
  public static String content(DatabaseRef database, Instant dataAsOf) {
    return database(database) + "content/%019d".formatted(dataAsOf.toEpochMilli());
  }

  /** The folder of a database's evidence, in order: the oldest first. */
  public static String evidenceLinks(DatabaseRef database) {
    return database(database) + "evidence/";
  }

  /** The folder of a database's expiries, in order: the oldest first. */
  public static String expiries(DatabaseRef database) {
    return database(database) + "expiries/";
  }

  /** What one expiry of a database is to delete. */
  public static String expiryBegun(DatabaseRef database, long number) {
    return expiries(database) + "%012d/begun".formatted(number);
  }

  /** What one expiry of a database came to. */
  public static String expiryEnded(DatabaseRef database, long number) {
    return expiries(database) + "%012d/ended".formatted(number);
  }

  /** The place of one evidence among all of its database. */
  public static String evidenceLink(DatabaseRef database, long number) {
    return evidenceLinks(database) + "%012d".formatted(number);
  }

  /** A page about all databases, as of the end of a run: a listing begins with the newest. */
  public static String coverage(Instant at, RunId run, String ending) {
    long inverse = Long.MAX_VALUE - at.toEpochMilli();
    return "coverage/%019d-%s.%s".formatted(inverse, run, ending);
  }

  private static String database(DatabaseRef database) {
    return "databases/%s-%s-%s-%s/"
        .formatted(
            database.kind().arnType(),
            database.account(),
            database.region(),
            database.identifier());
  }

  /** What a run has captured of its source's settings. */
  public static String settings(RunId run) {
    return run(run) + "settings";
  }

  /** The folder of a database's settings through the years, the newest first. */
  public static String settings(DatabaseRef database) {
    return database(database) + "settings/";
  }

  /** A database's settings at one instant. */
  public static String settings(DatabaseRef database, Instant at, RunId run) {
    long inverse = Long.MAX_VALUE - at.toEpochMilli();
    return settings(database) + "%019d-%s".formatted(inverse, run);
  }

  /** One proof: the inverse time lets a listing begin with the newest. */
  public static String proof(DatabaseRef database, Instant at, RunId run) {
    long inverse = Long.MAX_VALUE - at.toEpochMilli();
    return proofs(database) + "%019d-%s".formatted(inverse, run);
  }

  private static String sha256(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }
}
