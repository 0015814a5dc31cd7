package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.Verdict;
import io.snaprelay.names.StepName;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.SettableClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgressTest {
  private static final String ESCAPE = "\u001b";
  private static final Terminal WIDE = new Terminal(200, 50, true, true);

  @TempDir private Path folder;
  private final StringWriter written = new StringWriter();
  private final SettableClock clock = new SettableClock(Runs.REQUESTED_AT.plusSeconds(12));
  private Book book;

  @BeforeEach
  void open() {
    book = new Book(folder).begun().started(StepName.SNAPSHOT, Book.SNAPSHOT_ARN);
  }

  @Test
  void plainLinesTellEachThingOnce() {
    Progress progress = new PlainProgress(new PrintWriter(written));

    progress.show(run());
    progress.show(run());
    book.done(StepName.SNAPSHOT);
    progress.show(run());
    book.ended(Verdict.PASSED);
    progress.show(run());
    progress.show(run());

    List<String> lines = written.toString().lines().toList();
    assertEquals(lines.stream().distinct().toList(), lines);
    assertEquals(7, lines.size(), written.toString());
    assertTrue(lines.get(0).contains("snapshot            started"), lines.get(0));
    assertTrue(lines.get(1).contains("snapshot            done            +4.2 s"), lines.get(1));
    assertFalse(written.toString().contains(ESCAPE));
  }

  @Test
  void onATerminalTheRunIsRedrawnInPlace() {
    Progress progress = live(WIDE);

    progress.show(run());
    String first = taken();
    clock.advance(Duration.ofSeconds(1));
    progress.show(run());

    assertFalse(first.contains(ESCAPE + "[6A"), "nothing is above the first drawing");
    assertTrue(first.contains("open +12.0 s"), first);
    assertTrue(taken().startsWith(ESCAPE + "[6A" + ESCAPE + "[J"), "six lines up, and clear");
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    live(new Terminal(40, 50, false, true)).show(run());

    visible().forEach(line -> assertTrue(line.length() < 40, line));
    assertTrue(visible().stream().anyMatch(line -> line.endsWith("…")));
  }

  @Test
  void aColouredLineIsCutByWhatIsSeenOfIt() {
    live(new Terminal(40, 50, true, true)).show(run());

    visible().forEach(line -> assertTrue(line.length() < 40, line));
    assertTrue(visible().get(0).length() > 30, visible().get(0));
  }

  @Test
  void withoutColourItIsStillRedrawn() {
    live(new Terminal(200, 50, false, true)).show(run());

    assertFalse(written.toString().contains(ESCAPE + "[" + "33m"));
    assertFalse(written.toString().contains(ESCAPE + "[0m"));
    assertTrue(written.toString().contains(ESCAPE + "[J"));
  }

  @Test
  void theLastDrawingTellsAFailureInFull() {
    book.failed(StepName.COPY)
        .notReached(StepName.RESTORE)
        .notReached(StepName.VERIFY)
        .done(StepName.CLEAN_UP)
        .done(StepName.SNAPSHOT);

    live(new Terminal(60, 5, false, true)).show(run());

    assertTrue(written.toString().contains("alias/dr is disabled (left as it is: nothing)"));
    visible().stream()
        .filter(line -> !line.contains("alias/dr"))
        .forEach(line -> assertTrue(line.length() < 60, line));
  }

  @Test
  void moreRunsThanLinesShowHeadlinesOnly() {
    live(new Terminal(200, 5, false, true)).show(Collections.nCopies(3, run().get(0)));

    assertEquals(3, visible().size());
  }

  @Test
  void moreRunsThanRowsNeverFillTheScreen() {
    live(new Terminal(200, 5, false, true)).show(Collections.nCopies(9, run().get(0)));

    assertEquals("9 runs, 9 of them open", visible().get(0));
    assertEquals(4, visible().size());
  }

  @Test
  void aTerminalWithoutSymbolsGetsAsciiOnly() {
    book.done(StepName.SNAPSHOT).started(StepName.COPY, Book.SNAPSHOT_ARN);

    live(new Terminal(40, 50, true, false)).show(run());

    assertTrue(written.toString().chars().allMatch(each -> each < 128), written.toString());
  }

  @Test
  void whatSttySaysIsRowsAndColumns() {
    Terminal terminal = Terminal.of("24 80\n").orElseThrow();

    assertEquals(80, terminal.columns());
    assertEquals(24, terminal.rows());
  }

  @Test
  void whatHasNoSizeIsNoTerminal() {
    for (String said : List.of("", "0 0\n", "stty: 'standard input': not a tty\n")) {
      assertEquals(Optional.empty(), Terminal.of(said));
    }
  }

  private Progress live(Terminal terminal) {
    return new LiveProgress(new PrintWriter(written), terminal, clock);
  }

  private List<RunView> run() {
    return RunView.read(book.runs(), Book.PLAN.run()).stream().toList();
  }

  private List<String> visible() {
    return written.toString().replaceAll("\u001b\\[[0-9]*[A-Za-z]", "").lines().toList();
  }

  private String taken() {
    String text = written.toString();
    written.getBuffer().setLength(0);
    return text;
  }
}
