package io.snaprelay.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Redraws the runs in place: for terminals. The last drawing leaves nothing out. */
final class LiveProgress implements Progress {
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final PrintWriter out;
  private final Terminal terminal;
  private final Clock clock;
  private int drawn;
  private int turn;

  LiveProgress(PrintWriter out, Terminal terminal, Clock clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public void show(List<RunView> runs) {
    List<String> lines = lines(runs);
    String back = drawn > 0 ? UP.formatted(drawn) : "";
    out.print(back + CLEAR_BELOW + String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
    out.flush();
    drawn = lines.size();
    turn++;
  }

  private List<String> lines(List<RunView> runs) {
    boolean last = runs.stream().allMatch(run -> run.result().isPresent());
    RunDrawing drawing = new RunDrawing(terminal, clock.instant(), last, turn);
    List<String> all = runs.stream().flatMap(run -> drawing.all(run).stream()).toList();
    return last || all.size() < terminal.rows() ? all : fewer(runs, drawing);
  }

  /** A line that has left the screen above cannot be redrawn: so none may. */
  private List<String> fewer(List<RunView> runs, RunDrawing drawing) {
    List<String> headlines = runs.stream().map(drawing::headline).toList();
    if (headlines.size() < terminal.rows()) {
      return headlines;
    }
    long open = runs.stream().filter(run -> run.result().isEmpty()).count();
    List<String> first = new ArrayList<>();
    first.add("%d runs, %d of them open".formatted(runs.size(), open));
    runs.stream()
        .filter(run -> run.result().isEmpty())
        .limit(Math.max(0, terminal.rows() - 2))
        .map(drawing::headline)
        .forEach(first::add);
    return first;
  }
}
