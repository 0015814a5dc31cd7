package io.snaprelay.evidence;

import io.snaprelay.names.RunId;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Notify;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Verify;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The plan of the sample run: a copy to eu-central-1, proved within 45 minutes. */
public final class SamplePlan {
  static final List<Check> CHECKS =
      List.of(
          new Check.Freshness(
              "freshness of public.orders.created_at",
              Optional.empty(),
              "public.orders",
              "created_at",
              Duration.ofHours(1)));

  private static final Verify VERIFY =
      verify(Optional.of(Duration.ofMinutes(45)), Optional.of(Duration.ofHours(1)), CHECKS);

  private SamplePlan() {}

  /** The plan, whose outcomes these channels hear. */
  public static FrozenPlan plan(Notify... notifications) {
    return frozen(VERIFY, Runs.REQUESTED_AT, notifications);
  }

  /** The plan, with a restored database that stays. */
  public static FrozenPlan restoring(Restore restore, Notify... notifications) {
    return frozen(
        Runs.nightly().copiedTo("eu-central-1", "alias/dr").verified(VERIFY).staying(restore),
        Runs.REQUESTED_AT,
        notifications);
  }

  /** The plan, with a database that stays for a while if its proof fails. */
  public static FrozenPlan keeping(Duration kept) {
    return with(
        new Verify(
            VERIFY.of(),
            VERIFY.rto(),
            VERIFY.rpo(),
            VERIFY.instanceClass(),
            Optional.of(kept),
            VERIFY.login(),
            VERIFY.checks()));
  }

  /** The same plan, executed by another run. */
  public static FrozenPlan asRun(RunId run) {
    FrozenPlan plan = plan();
    return new FrozenPlan(
        run,
        plan.trigger(),
        plan.planName(),
        plan.databaseName(),
        plan.database(),
        plan.snapshot(),
        plan.plan(),
        plan.requestedAt(),
        plan.traceparent());
  }

  /** The plan with another proof. */
  static FrozenPlan with(Verify verify) {
    return frozen(verify, Runs.REQUESTED_AT);
  }

  /** The plan, asked for at another time: its snapshot is the same, so it is old by then. */
  static FrozenPlan requestedAt(Instant at) {
    return frozen(VERIFY, at);
  }

  static Verify verify(Optional<Duration> rto, Optional<Duration> rpo, List<Check> checks) {
    return new Verify(
        Optional.empty(), rto, rpo, "db.t4g.medium", Optional.empty(), Optional.empty(), checks);
  }

  private static FrozenPlan frozen(Verify verify, Instant requestedAt, Notify... notifications) {
    return frozen(
        Runs.nightly().copiedTo("eu-central-1", "alias/dr").verified(verify),
        requestedAt,
        notifications);
  }

  private static FrozenPlan frozen(Runs run, Instant requestedAt, Notify... notifications) {
    FrozenPlan base = run.frozen();
    return new FrozenPlan(
        base.run(),
        base.trigger(),
        base.planName(),
        base.databaseName(),
        base.database(),
        base.snapshot(),
        telling(base.plan(), notifications),
        requestedAt,
        base.traceparent());
  }

  private static Plan telling(Plan plan, Notify... notifications) {
    return new Plan(
        plan.databases(),
        plan.select(),
        plan.schedule(),
        plan.on(),
        plan.overlap(),
        plan.limits(),
        plan.snapshot(),
        plan.copies(),
        plan.share(),
        plan.export(),
        plan.retain(),
        plan.verify(),
        plan.sanitize(),
        plan.restore(),
        List.of(notifications));
  }
}
