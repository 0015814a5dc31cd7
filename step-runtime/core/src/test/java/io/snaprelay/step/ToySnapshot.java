package io.snaprelay.step;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.Origin;
import io.snaprelay.events.RunStarted;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.names.StepName;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.concurrent.atomic.AtomicReference;

/** The smallest pair: what it answers, the test says. */
final class ToySnapshot {
  private final AtomicReference<Outcome> onStart;
  private final AtomicReference<Outcome> onFinish;
  private AwsFailure failure;
  private Runnable work = () -> {};

  ToySnapshot(AtomicReference<Outcome> onStart, AtomicReference<Outcome> onFinish) {
    this.onStart = onStart;
    this.onFinish = onFinish;
  }

  void failWith(AwsFailure next) {
    failure = next;
  }

  /** What the start does before it answers. */
  void takes(Runnable what) {
    work = what;
  }

  SnapshotCreated created(Run run) {
    SnapshotRef ref =
        new SnapshotRef(
            Runs.ORDERS.kind(),
            Runs.ACCOUNT,
            Runs.ORDERS.region(),
            run.resourceName(StepName.SNAPSHOT));
    return new SnapshotCreated(
        run.header(SnapshotCreated.class, ref.arn()),
        ref,
        Origin.SOURCE,
        Runs.ORDERS,
        FakeRds.FACTS);
  }

  Start<RunStarted> start() {
    return new Start<>() {
      @Override
      public Class<RunStarted> event() {
        return RunStarted.class;
      }

      @Override
      public StepName step() {
        return StepName.SNAPSHOT;
      }

      @Override
      public Outcome start(RunStarted event, Run run) {
        if (failure != null) {
          throw failure;
        }
        work.run();
        return onStart.get();
      }
    };
  }

  Finish finish() {
    return new Finish() {
      @Override
      public StepName step() {
        return StepName.SNAPSHOT;
      }

      @Override
      public Outcome finish(Run run) {
        return onFinish.get();
      }
    };
  }
}
