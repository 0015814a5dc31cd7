package io.snaprelay.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.Event;
import io.snaprelay.events.ExportCompleted;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.SnapshotShared;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Export;
import io.snaprelay.rds.ExportState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.Runs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Copy, share and export of either kind of snapshot, by re-checks alone. */
class EitherKindTest {
  private static final int LONGEST = 20;
  private static final String ACCOUNT = "333333333333";
  private static final Export EXPORT =
      new Export(
          "rds-exports",
          Optional.empty(),
          Optional.of("arn:aws:iam::111111111111:role/rds-export"),
          Optional.of("alias/export"));

  /** The service is stopped right before or right after one of its writes. */
  record Case(DatabaseKind kind, int write, boolean after) {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (DatabaseKind kind : DatabaseKind.values()) {
      for (int write = 0; write < 3; write++) {
        cases.add(new Case(kind, write, false));
        cases.add(new Case(kind, write, true));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void withoutAnyEventOfRdsEveryWriteIsMadeOnce(DatabaseKind kind) {
    endsWell(live(bench(kind)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aServiceThatIsKilledAtAWriteGoesOn(Case one) {
    CopyBench bench = bench(one.kind());
    IllegalStateException killed = new IllegalStateException("killed");
    if (one.after()) {
      bench.loop.faults.failAfter("rds.write", one.write(), killed);
    } else {
      bench.loop.faults.failBefore("rds.write", one.write(), killed);
    }

    endsWell(live(bench));
  }

  private static CopyBench bench(DatabaseKind kind) {
    Runs plan = Runs.nightly().copiedTo(CopyBench.TARGET_REGION, "alias/dr");
    return new CopyBench(
        plan.sharedWith(ACCOUNT).exported(EXPORT).of(kind).frozen(),
        Optional.of(CopyBench.SOURCE_KEY_ARN));
  }

  private static CopyBench live(CopyBench bench) {
    Deque<Supplier<Disposition>> queue = new ArrayDeque<>(List.of(bench::start));
    Set<String> heard = new HashSet<>();
    int mailed = 0;
    for (int turn = 0; turn < LONGEST && !queue.isEmpty(); turn++) {
      bench.loop.clock.advance(CopyBench.PACE.first());
      handleAll(queue);
      bench.loop.mailbox.sent().stream()
          .skip(mailed)
          .forEach(sent -> queue.add(() -> bench.loop.deliver(sent.body())));
      mailed = bench.loop.mailbox.sent().size();
      for (Event event : bench.loop.bus.published()) {
        if (event instanceof CopyCompleted && heard.add(event.header().eventId())) {
          queue.add(() -> bench.loop.deliver(event));
        }
      }
      goOn(bench);
    }
    return bench;
  }

  private static void handleAll(Deque<Supplier<Disposition>> queue) {
    for (int waiting = queue.size(); waiting > 0; waiting--) {
      Supplier<Disposition> message = queue.remove();
      if (message.get() instanceof Disposition.Release) {
        queue.add(message);
      }
    }
  }

  private static void goOn(CopyBench bench) {
    if (bench.rds.snapshot(bench.target()).isPresent()) {
      bench.putGoodCopy();
    }
    String task = bench.run().resourceName(StepName.EXPORT);
    bench
        .rds
        .export(bench.target(), task)
        .ifPresent(begun -> bench.rds.exports.put(task, complete(begun)));
  }

  private static ExportState complete(ExportState begun) {
    return new ExportState(begun.sourceArn(), begun.bucket(), "COMPLETE", 100, Optional.empty());
  }

  private static void endsWell(CopyBench bench) {
    assertEquals(List.of(), bench.failures());
    assertEquals(
        List.of("copySnapshot", "share", "startExport"),
        bench.rds.calls().stream().map(call -> call.split(" ")[0]).sorted().toList());
    assertEquals(List.of(ACCOUNT), bench.rds.sharedWith(bench.target()));
    for (Class<? extends Event> each :
        List.of(CopyCompleted.class, SnapshotShared.class, ExportCompleted.class)) {
      assertEquals(1, bench.loop.bus.distinctIds(each).size(), each.getSimpleName());
    }
    assertEquals(
        List.of(RunResult.SUCCEEDED),
        bench.loop.bus.published(RunCompleted.class).stream()
            .map(RunCompleted::result)
            .distinct()
            .toList());
  }
}
