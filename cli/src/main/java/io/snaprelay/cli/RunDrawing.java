package io.snaprelay.cli;

import io.snaprelay.cli.RunView.StepView;
import io.snaprelay.cli.TerminalLine.Colour;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a run looks on a terminal.
 *
 * @param terminal the terminal
 * @param now the moment, for the time that an open run has taken so far
 * @param last whether it is never drawn again: then a failure may take as many lines as it needs
 * @param turn counts the drawings: the mark of a started step turns with it
 */
record RunDrawing(Terminal terminal, Instant now, boolean last, int turn) {
  private static final String WHEEL = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final String ASCII_WHEEL = "|/-\\";

  /** A headline and one line for each step. */
  List<String> all(RunView run) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(run));
    run.steps().forEach(step -> lines.add(line(run, step)));
    return lines;
  }

  String headline(RunView run) {
    String text =
        run.result().isPresent() ? RunText.result(run) : "open " + StepText.since(run, now);
    return new TerminalLine(terminal)
        .add(run.run() + "  ", Colour.BOLD)
        .add(RunText.subject(run) + "  ", Colour.PLAIN)
        .add(text, colour(run))
        .toString();
  }

  private String line(RunView run, StepView step) {
    String time = step.at().map(at -> StepText.since(run, at)).orElse("");
    TerminalLine line =
        new TerminalLine(terminal)
            .add("  " + mark(step) + " ", colour(step))
            .add("%-19s ".formatted(step.name()), Colour.PLAIN)
            .add("%-12s ".formatted(StepText.state(step)), colour(step))
            .add("%9s  ".formatted(time), Colour.PLAIN);
    String tail = StepText.tail(step);
    boolean failed = step.failure().isPresent();
    return failed && last ? line + tail : line.add(tail, Colour.DIM).toString();
  }

  private char mark(StepView step) {
    boolean symbols = terminal.symbols();
    if (step.state().isPresent()) {
      return switch (step.state().get()) {
        case DONE -> symbols ? '✔' : '+';
        case FAILED -> symbols ? '✘' : 'x';
        case NOT_REACHED -> '-';
      };
    }
    String wheel = symbols ? WHEEL : ASCII_WHEEL;
    return step.isStarted() ? wheel.charAt(turn % wheel.length()) : ' ';
  }

  private static Colour colour(RunView run) {
    if (run.result().isEmpty()) {
      return Colour.YELLOW;
    }
    return run.result().get() == RunResult.SUCCEEDED ? Colour.GREEN : Colour.RED;
  }

  private static Colour colour(StepView step) {
    if (step.state().isEmpty()) {
      return Colour.YELLOW;
    }
    boolean notReached = step.state().get() == StepState.NOT_REACHED;
    Colour bad = notReached ? Colour.DIM : Colour.RED;
    return step.state().get() == StepState.DONE ? Colour.GREEN : bad;
  }
}
