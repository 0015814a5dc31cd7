package io.snaprelay.infra.campaign;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.TriggerAnswer;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.wire.Cancellation;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Asks for runs, some of them more than once, and cancels some. */
final class Requests {
  /** A plan that queues is not answered before the last run of its database has ended. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Stage stage;
  private final Draw draw;

  Requests(Stage stage, Draw draw) {
    this.stage = stage;
    this.draw = draw;
  }

  /** The runs that they were resolved to; a refused request makes none. */
  Asked send(int count) {
    List<Trigger> triggers = IntStream.range(0, count).mapToObj(this::trigger).toList();
    triggers.forEach(this::send);
    List<RunId> runs = triggers.stream().map(this::runs).flatMap(List::stream).toList();
    Set<RunId> cancelled =
        runs.stream().filter(run -> draw.chance(0.15)).collect(Collectors.toUnmodifiableSet());
    cancelled.forEach(this::cancel);
    return new Asked(runs, cancelled);
  }

  private Trigger trigger(int number) {
    String plan = number == 0 ? "plan-0" : "plan-" + draw.below(PlanDraw.PLANS);
    return new Trigger("campaign-" + number, plan, List.of(), Optional.empty());
  }

  private void send(Trigger trigger) {
    int times = draw.oneOf(1, 1, 1, 2, 3);
    IntStream.range(0, times).forEach(again -> untilAnswered(() -> trigger.sendTo(stage.queues())));
  }

  private List<RunId> runs(Trigger trigger) {
    TriggerRecord record = new TriggerAnswer(stage.ledger()).await(trigger.id(), PATIENCE);
    return record.runs().stream().map(started -> started.run()).toList();
  }

  private void cancel(RunId run) {
    String body = Messages.write(new Cancellation(run, "campaign"));
    untilAnswered(() -> stage.queues().send(Service.SNAPSHOT.queueName(), body));
  }

  /**
   * The drawn faults lose the answers to this client too, now and then all of the SDK's attempts;
   * what is sent twice is one request.
   */
  private static void untilAnswered(Runnable send) {
    Patience.until(PATIENCE, () -> isAnswered(send) ? Optional.of(true) : Optional.empty())
        .orElseThrow(() -> new IllegalStateException("The queue never answered"));
  }

  private static boolean isAnswered(Runnable send) {
    try {
      send.run();
      return true;
    } catch (SdkClientException lost) {
      return false;
    }
  }
}
