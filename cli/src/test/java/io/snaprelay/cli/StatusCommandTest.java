package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.TriggerRecord.Refusal;
import io.snaprelay.names.StepName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatusCommandTest {
  @TempDir private Path folder;
  private Book book;

  @BeforeEach
  void open() {
    book = new Book(folder);
  }

  @Test
  void withoutARunItTellsTheOpenOnes() {
    book.begun().started(StepName.SNAPSHOT, Book.SNAPSHOT_ARN);

    Cli said = status();

    assertEquals(0, said.exit());
    assertTrue(said.out().startsWith(Book.RUN + "  nightly of orders: open\n"), said.out());
    assertTrue(said.out().contains("  snapshot            started "), said.out());
  }

  @Test
  void whenNoRunIsOpenItSaysSo() {
    assertEquals(new Cli(0, "No run is open\n", ""), status());
  }

  @Test
  void aRunThatFailedSaysWhyAndWhatWasLeft() {
    book.begun()
        .done(StepName.SNAPSHOT)
        .failed(StepName.COPY)
        .notReached(StepName.RESTORE)
        .notReached(StepName.VERIFY)
        .done(StepName.CLEAN_UP);

    Cli said = status(Book.RUN);

    assertEquals(1, said.exit());
    assertTrue(said.out().contains("nightly of orders: FAILED +4.2 s"), said.out());
    assertTrue(
        said.out().contains("KMS_KEY_NOT_USABLE: alias/dr is disabled (left as it is: nothing)"),
        said.out());
    assertTrue(said.out().contains("restore             not reached"), said.out());
  }

  @Test
  void aRunWhoseProofFailedHasFailedAlthoughEveryStepIsDone() {
    book.begun().ended(Verdict.FAILED);

    Cli said = status(Book.RUN);

    assertEquals(1, said.exit());
    assertTrue(said.out().contains("FAILED, verdict FAILED"), said.out());
  }

  @Test
  void aRunThatSucceededIsZero() {
    book.begun().ended(Verdict.PASSED);

    Cli said = status(Book.RUN);

    assertEquals(0, said.exit());
    assertTrue(said.out().contains("SUCCEEDED, verdict PASSED +4.2 s"), said.out());
  }

  @Test
  void aRefusedTriggerTellsEveryReason() {
    book.answered(
        "t-1",
        List.of(),
        new Refusal(FailureCode.PLAN_NOT_EXECUTABLE, "plans.nightly.share"),
        new Refusal(FailureCode.DATABASE_NOT_IN_PLAN, "no database 'ordres'"));

    Cli said = status("t-1");

    assertEquals(3, said.exit());
    assertEquals(
        "refused: PLAN_NOT_EXECUTABLE: plans.nightly.share\n"
            + "refused: DATABASE_NOT_IN_PLAN: no database 'ordres'\n",
        said.out());
  }

  @Test
  void aTriggerTellsHowItsRunsEnded() {
    book.answered("t-1", List.of(Book.PLAN)).begun().ended(Verdict.FAILED);

    assertEquals(1, status("t-1").exit());
  }

  @Test
  void aRunThatTheServiceIsOnlyAboutToBeginIsToldAsWell() {
    book.answered("t-1", List.of(Book.PLAN));

    Cli said = status("t-1", "--json");

    assertEquals(Book.RUN, said.json().at("/runs/0/run").textValue());
  }

  @Test
  void anUnknownIdNamesTheLedgerThatWasAsked() {
    Cli said = status("rabcdefghijklmno");

    assertEquals(4, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains(book.uri() + " knows neither a run nor a trigger"), said.err());
  }

  @Test
  void scriptsGetTheSameObjectForRunsAndTriggers() {
    book.answered("t-1", List.of(Book.PLAN))
        .begun()
        .started(StepName.SNAPSHOT, Book.SNAPSHOT_ARN)
        .done(StepName.SNAPSHOT);

    JsonNode run = status(Book.RUN, "--json").json();
    JsonNode trigger = status("t-1", "--json").json();

    assertEquals(run.get("runs"), trigger.get("runs"));
    assertEquals("t-1", trigger.get("trigger").textValue());
    assertFalse(run.has("trigger"));
    JsonNode snapshot = run.at("/runs/0/steps/0");
    assertEquals("snapshot", snapshot.get("name").textValue());
    assertEquals("DONE", snapshot.get("state").textValue());
    assertEquals(Book.SNAPSHOT_ARN, snapshot.get("created").textValue());
    assertFalse(run.at("/runs/0").has("result"), "an open run has no result");
  }

  @Test
  void followEndsWhenTheRunEnds() {
    book.begun();
    CompletableFuture<Book> service =
        CompletableFuture.supplyAsync(() -> book.ended(Verdict.PASSED), in(500));

    Cli said = status(Book.RUN, "--follow", "--timeout", "60s");

    service.join();
    assertEquals(0, said.exit());
    assertTrue(said.out().endsWith("SUCCEEDED, verdict PASSED +4.2 s\n"), said.out());
  }

  @Test
  void followedAsJsonTheRunIsToldAsItEnded() {
    book.begun();
    CompletableFuture<Book> service =
        CompletableFuture.supplyAsync(() -> book.ended(Verdict.FAILED), in(300));

    Cli said = status(Book.RUN, "--follow", "--json");

    service.join();
    assertEquals(1, said.exit());
    assertEquals("FAILED", said.json().at("/runs/0/result").textValue());
  }

  @Test
  void aRunThatDoesNotEndInTimeIsFour() {
    book.begun();

    Cli said = status("--follow", "--timeout", "0s");

    assertEquals(4, said.exit());
    assertTrue(said.err().contains("Not every run has ended"), said.err());
  }

  private Cli status(String... arguments) {
    List<String> all = new ArrayList<>(List.of("status", "--ledger", book.uri()));
    all.addAll(List.of(arguments));
    return Cli.run(all.toArray(String[]::new));
  }

  private static Executor in(long millis) {
    return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
  }
}
