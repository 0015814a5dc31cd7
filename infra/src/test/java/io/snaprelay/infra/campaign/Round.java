package io.snaprelay.infra.campaign;

import static java.lang.System.Logger.Level.INFO;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.cli.demo.Workspace;
import io.snaprelay.names.RunId;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One seed's runs, in a SnapRelay of their own. */
final class Round implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration SETTLING = Duration.ofMinutes(2);
  private static final String NO_FAULTS = "{\"seed\":1}";

  private final Draw draw;
  private final Stage stage;
  private final Estate estate;
  private final Invariants invariants;

  private Round(Draw draw, Stage stage) {
    this.draw = draw;
    this.stage = stage;
    this.estate = new Estate(stage);
    estate.build();
    this.invariants = new Invariants(stage, estate);
  }

  static Round of(long seed) {
    Draw draw = new Draw(seed);
    String plans = new PlanDraw(draw.apart()).file();
    return new Round(draw, Stage.set(Workspace.temporary(), plans, Map.of()));
  }

  /**
   * Plays it.
   *
   * @return what does not hold when everything has ended
   */
  List<String> play(int runs) {
    String faults = new FaultDraw(draw.apart()).json();
    Requests requests = new Requests(stage, draw.apart());
    Asked asked;
    try (Disturbance disturbance = new Disturbance(stage, draw.apart())) {
      for (Service service : Service.values()) {
        stage.services().start(service);
      }
      stage.aws().setFaults(faults);
      disturbance.begin();
      asked = requests.send(runs);
      awaitEnd(asked.runs());
    }
    stage.aws().setFaults(NO_FAULTS);
    report(new Endings(stage.runs(), asked.runs()));
    return asked.runs().isEmpty() ? List.of("no request made a run") : settled(asked);
  }

  private void awaitEnd(List<RunId> runs) {
    Endings endings = new Endings(stage.runs(), runs);
    Patience.until(PATIENCE, () -> endings.areThere() ? Optional.of(true) : Optional.empty());
  }

  /** A run has ended before its last event is told and its last database is gone. */
  private List<String> settled(Asked asked) {
    Patience.until(
        SETTLING, () -> invariants.broken(asked).isEmpty() ? Optional.of(true) : Optional.empty());
    return invariants.broken(asked);
  }

  private static void report(Endings endings) {
    System.getLogger(Round.class.getName())
        .log(
            INFO,
            "{0} runs: {1}, steps that failed: {2}",
            endings.runs().size(),
            endings.results(),
            endings.codes());
  }

  Estate estate() {
    return estate;
  }

  List<String> broken() {
    return invariants.broken(Asked.NOTHING);
  }

  @Override
  public void close() {
    stage.close();
  }
}
