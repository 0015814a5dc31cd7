package io.snaprelay.evidence.page;

import io.snaprelay.events.StepState;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.Phase;
import io.snaprelay.evidence.RunSection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The phases as bars on one scale, from the request to the end.
 *
 * @param bars one per phase
 * @param ticks the scale
 * @param objectives where the recovery time objective ends; none if that is beyond the scale
 */
public record Timeline(List<Bar> bars, List<Tick> ticks, List<Tick> objectives) {
  private static final int TICKS = 4;

  /**
   * A phase.
   *
   * @param tone whether it ended well
   * @param name the step
   * @param took how long
   * @param ended when, by the clock
   * @param left where the bar begins, in percent of the scale
   * @param width how long it is, in percent of the scale
   */
  public record Bar(Tone tone, String name, String took, String ended, String left, String width) {}

  /**
   * A point of the scale.
   *
   * @param left where, in percent of the scale
   * @param label what it means
   */
  public record Tick(String left, String label) {}

  static Timeline of(Evidence evidence) {
    Scale scale = Scale.of(evidence.run());
    return new Timeline(
        evidence.phases().stream().map(phase -> bar(phase, scale)).toList(),
        scale.ticks(),
        evidence.rto().target().filter(scale::holds).map(scale::objective).stream().toList());
  }

  private static Bar bar(Phase phase, Scale scale) {
    return new Bar(
        phase.state() == StepState.DONE ? Tone.GOOD : Tone.BAD,
        phase.step().value(),
        Wording.duration(phase.took()),
        Wording.clock(phase.to()),
        scale.percent(Duration.between(scale.start(), phase.from())),
        scale.percent(phase.took()));
  }

  private record Scale(Instant start, Duration length) {
    private static final Duration LEAST = Duration.ofMillis(1);

    static Scale of(RunSection run) {
      Duration length = run.took().compareTo(Duration.ofMillis(1)) < 0 ? LEAST : run.took();
      return new Scale(run.requestedAt(), length);
    }

    boolean holds(Duration target) {
      return target.compareTo(length) < 0;
    }

    Tick objective(Duration target) {
      return new Tick(percent(target), "RTO objective " + Wording.duration(target));
    }

    List<Tick> ticks() {
      return IntStream.rangeClosed(0, TICKS)
          .mapToObj(i -> length.multipliedBy(i).dividedBy(TICKS))
          .map(offset -> new Tick(percent(offset), label(offset)))
          .toList();
    }

    private static String label(Duration offset) {
      return offset.isZero() ? "request" : "+" + Wording.duration(offset);
    }

    String percent(Duration part) {
      double share = 100.0 * part.toMillis() / length.toMillis();
      return String.format(Locale.ROOT, "%.2f", Math.max(0, Math.min(100, share)));
    }
  }
}
