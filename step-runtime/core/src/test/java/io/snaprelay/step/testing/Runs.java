package io.snaprelay.step.testing;

import io.snaprelay.names.RunId;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.Export;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Limits;
import io.snaprelay.plan.Overlap;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Retain;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.Share;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.Verify;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Builds the frozen plan of a run of the plan {@code nightly} for the database {@code orders}. */
public final class Runs {
  public static final Instant REQUESTED_AT = Instant.parse("2026-11-21T02:00:00Z");
  public static final String ACCOUNT = "111111111111";
  public static final DatabaseRef ORDERS =
      new DatabaseRef(DatabaseKind.INSTANCE, ACCOUNT, "eu-west-1", "orders-prod");
  public static final DatabaseRef LEDGER =
      new DatabaseRef(DatabaseKind.CLUSTER, ACCOUNT, "eu-west-1", "ledger-prod");
  public static final RunId RUN = RunId.of("trigger-1", "nightly", "orders");

  private SnapshotSource snapshot = SnapshotSource.FRESH;
  private List<Copy> copies = List.of();
  private Optional<Share> share = Optional.empty();
  private Optional<Export> export = Optional.empty();
  private Optional<Verify> verify = Optional.empty();
  private Optional<Sanitize> sanitize = Optional.empty();
  private Optional<Retain> retain = Optional.empty();
  private Optional<Restore> restore = Optional.empty();
  private String databaseName = "orders";
  private DatabaseRef database = ORDERS;
  private Limits limits = Limits.DEFAULTS;

  private Runs() {}

  /** A run that only takes a snapshot. */
  public static Runs nightly() {
    return new Runs();
  }

  /** A run that takes, copies to eu-central-1 under another key, and proves the copy. */
  public static Runs copiedAndVerified() {
    return nightly().copiedTo("eu-central-1", "alias/dr").verified();
  }

  public Runs of(SnapshotSource source) {
    snapshot = source;
    return this;
  }

  public Runs copiedTo(String region, String kmsKey) {
    return copiedTo(new Copy(region, Optional.ofNullable(kmsKey), Optional.empty()));
  }

  /** All copies of the plan, in the order of the file. */
  public Runs copiedTo(Copy... targets) {
    copies = List.of(targets);
    return this;
  }

  public Runs sharedWith(String... accounts) {
    share = Optional.of(new Share(List.of(accounts)));
    return this;
  }

  public Runs exported(Export to) {
    export = Optional.of(to);
    return this;
  }

  public Runs verified() {
    return verified(
        new Verify(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "db.t4g.medium",
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  public Runs verified(Verify how) {
    verify = Optional.of(how);
    return this;
  }

  public Runs sanitized(Sanitize how) {
    sanitize = Optional.of(how);
    return this;
  }

  /** What is restored stays. */
  public Runs staying(Restore how) {
    restore = Optional.of(how);
    return this;
  }

  /** The database has another name in the plan file. */
  public Runs named(String name) {
    databaseName = name;
    return this;
  }

  /** The same name stands for a database of this kind. */
  public Runs of(DatabaseKind kind) {
    database = kind == DatabaseKind.CLUSTER ? LEDGER : ORDERS;
    return this;
  }

  /** The same name stands for this database. */
  public Runs of(DatabaseRef other) {
    database = other;
    return this;
  }

  public Runs retaining(Retain what) {
    retain = Optional.of(what);
    return this;
  }

  public Runs limits(Limits bounds) {
    limits = bounds;
    return this;
  }

  public Plan plan() {
    return new Plan(
        List.of("orders"),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Overlap.SKIP,
        limits,
        snapshot,
        copies,
        share,
        export,
        retain,
        verify,
        sanitize,
        restore,
        List.of());
  }

  public FrozenPlan frozen() {
    return frozen("trigger-1");
  }

  /** The run that another trigger starts. */
  public FrozenPlan frozen(String trigger) {
    return new FrozenPlan(
        RunId.of(trigger, "nightly", databaseName),
        trigger,
        "nightly",
        databaseName,
        database,
        snapshot,
        plan(),
        REQUESTED_AT,
        Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
  }
}
