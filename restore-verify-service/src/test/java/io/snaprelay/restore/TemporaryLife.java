package io.snaprelay.restore;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.Event;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The life of one temporary database, from the copy that is complete to the end of the run, with an
 * RDS that goes on a little between any two messages. Messages that are not acknowledged come
 * again.
 */
final class TemporaryLife {
  private static final int LONGEST = 60;
  private static final List<DatabaseKind> BOTH = List.of(DatabaseKind.values());

  final RestoreBench bench;
  private final boolean rdsTells;
  private final DatabaseKind kind;
  private final Deque<Supplier<Disposition>> queue = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private int mailed;

  /**
   * @param rdsTells whether RDS tells what happens, and that twice; else no event of it arrives
   */
  TemporaryLife(DatabaseKind kind, boolean rdsTells) {
    this.kind = kind;
    this.rdsTells = rdsTells;
    this.bench = new RestoreBench(Runs.copiedAndVerified().of(kind).frozen()).withSnapshots();
  }

  /** Lives it to the end of the run. */
  TemporaryLife live() {
    queue.add(() -> bench.loop.deliver(bench.copyCompleted()));
    for (int turn = 0; turn < LONGEST && !isOver(); turn++) {
      bench.loop.clock.advance(RestoreBench.PACE.first());
      handleAll();
      goOn();
    }
    return this;
  }

  /** What is left in RDS of what the run made. */
  List<String> remains() {
    return databases().stream().map(ref -> ref.identifier()).toList();
  }

  private boolean isOver() {
    return queue.isEmpty() && !bench.loop.bus.published(RunCompleted.class).isEmpty();
  }

  private void handleAll() {
    for (int waiting = queue.size(); waiting > 0; waiting--) {
      Supplier<Disposition> message = queue.remove();
      if (message.get() instanceof Disposition.Release) {
        queue.add(message);
      }
      receive();
    }
  }

  private void receive() {
    bench.loop.mailbox.sent().stream()
        .skip(mailed)
        .forEach(sent -> queue.add(() -> bench.loop.deliver(sent.body())));
    mailed = bench.loop.mailbox.sent().size();
    bench.loop.bus.published().stream()
        .filter(event -> seen.add(event.header().eventId()))
        .forEach(this::hear);
  }

  private void hear(Event event) {
    if (event instanceof StepFailed) {
      queue.add(() -> bench.loop.deliver(event));
    }
    if (event instanceof RestoreAvailable) {
      bench.verified(Verdict.PASSED);
      queue.add(() -> bench.loop.deliver(bench.verificationCompleted(Verdict.PASSED)));
    }
  }

  /** A cluster ends only after what serves it. */
  private void goOn() {
    for (DatabaseRef ref : databases()) {
      DatabaseState state = bench.rds.database(ref).orElseThrow();
      if (state.isDeleting() && state.members().isEmpty()) {
        bench.rds.remove(ref);
        tell(ref, ref.kind() == DatabaseKind.CLUSTER ? "RDS-EVENT-0171" : "RDS-EVENT-0003");
      } else if (!state.isDeleting()) {
        bench.rds.put(settled(state));
        tell(ref, ref.kind() == DatabaseKind.CLUSTER ? "RDS-EVENT-0170" : "RDS-EVENT-0005");
      }
    }
  }

  private void tell(DatabaseRef ref, String eventId) {
    for (int times = 0; rdsTells && times < 2; times++) {
      bench.loop.deliverRdsEvent(eventId, ref.arn(), bench.now());
      receive();
    }
  }

  private static DatabaseState settled(DatabaseState old) {
    return new DatabaseState(
        old.ref(),
        old.resourceId(),
        "available",
        true,
        false,
        old.endpoint(),
        old.masterPasswordManaged() ? Optional.of(RestoreBench.SECRET) : Optional.empty(),
        old.masterPasswordManaged(),
        old.engine(),
        old.engineVersion(),
        old.tags());
  }

  private List<DatabaseRef> databases() {
    List<DatabaseRef> ours = new ArrayList<>();
    for (StepName creator : List.of(StepName.RESTORE, StepName.RESTORE_MEMBER)) {
      BOTH.stream()
          .map(each -> ref(each, creator))
          .filter(ref -> bench.rds.database(ref).isPresent())
          .forEach(ours::add);
    }
    return ours;
  }

  /** A database of this name and kind. */
  DatabaseRef ref(DatabaseKind of, StepName creator) {
    return new DatabaseRef(of, Runs.ACCOUNT, "eu-central-1", bench.run().resourceName(creator));
  }

  /** The temporary database itself. */
  DatabaseRef temporary() {
    return ref(kind, StepName.RESTORE);
  }

  /** The instance that serves a temporary cluster. */
  DatabaseRef member() {
    return ref(DatabaseKind.INSTANCE, StepName.RESTORE_MEMBER);
  }

  static AwsFailure noAnswer() {
    return FakeRds.failure(AwsFailure.Kind.UNAVAILABLE, "NoAnswer", "time-out");
  }
}
