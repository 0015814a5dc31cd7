package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.chain.EvidenceChain;
import io.snaprelay.chain.EvidenceLink;
import io.snaprelay.chain.History;
import io.snaprelay.chain.Point;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.FileLedger;
import io.snaprelay.step.testing.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CoverageCommandTest {
  @TempDir private Path folder;
  private Path plans;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectory(folder.resolve("ledger"));
    plans =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            databases:
              orders: { instance: orders-prod, region: eu-west-1 }
              ledger: { instance: ledger-prod, region: eu-west-1 }
            plans:
              nightly: { databases: [orders, ledger], snapshot: { source: fresh } }
            """);
  }

  @Test
  void aDatabaseThatNobodyProvedIsThereAndFails() {
    proved(Instant.now().minus(5, ChronoUnit.HOURS));

    Cli said = coverage();

    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains("NEVER       ledger"), said.out());
    assertTrue(said.out().contains("PROVED      orders"), said.out());
    assertTrue(said.out().contains("run " + Runs.RUN + ", 5 h ago"), said.out());
  }

  @Test
  void ifAllAreProvedAllIsWell() throws IOException {
    Files.writeString(
        plans, Files.readString(plans).replaceAll("\\n  ledger.*", "").replace(", ledger", ""));
    proved(Instant.now().minus(5, ChronoUnit.HOURS));

    assertEquals(0, coverage().exit());
    assertEquals(1, coverage("--max-age", "4h").exit(), "too old for whoever asks for less");
  }

  @Test
  void thePageIsWritten() throws IOException {
    Path page = folder.resolve("coverage.html");

    Cli said = coverage("--html", page.toString());

    assertEquals(1, said.exit());
    assertTrue(Files.readString(page).contains("0 of 2 databases proved"));
  }

  @Test
  void scriptsGetOneObject() {
    Cli said = coverage("--json", "--html", folder.resolve("coverage.html").toString());

    assertEquals("NEVER", said.json().at("/rows/1/standing").textValue());
    assertEquals(
        "arn:aws:rds:eu-west-1:111111111111:db:orders-prod",
        said.json().at("/rows/1/arn").textValue());
    assertTrue(said.json().get("notes").isArray());
  }

  @Test
  void aWrongCommandLineIsOneLine() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "plans: [");
    List<Cli> all =
        List.of(
            coverage("--plans", folder.resolve("absent.yaml").toString()),
            coverage("--plans", wrong.toString()),
            coverage("--plans", "ssm:/plan"),
            coverage("--plans", ""),
            coverage("--html", folder.resolve("no/such/folder.html").toString()));

    for (Cli said : all) {
      assertEquals(2, said.exit(), said.err());
      assertTrue(said.complainsInOneLine(), said.err());
    }
  }

  private Cli coverage(String... options) {
    List<String> line = new ArrayList<>(List.of("coverage", "--account", Runs.ACCOUNT));
    line.addAll(List.of("--ledger", "file:" + folder.resolve("ledger")));
    if (!List.of(options).contains("--plans")) {
      line.addAll(List.of("--plans", plans.toString()));
    }
    line.addAll(List.of(options));
    return Cli.run(line.toArray(String[]::new));
  }

  private void proved(Instant at) {
    Point point =
        new Point(
            Runs.RUN,
            at,
            RunResult.SUCCEEDED,
            Optional.of(Verdict.PASSED),
            Optional.of(at),
            Optional.of(Duration.ofMinutes(14)),
            Optional.of(Duration.ofMinutes(1)),
            5,
            0,
            0);
    new EvidenceChain(new FileLedger(folder.resolve("ledger")))
        .join(
            Runs.RUN,
            Runs.ORDERS,
            (number, previous) ->
                new EvidenceLink(
                    number,
                    Runs.RUN,
                    Runs.ORDERS,
                    "SnapRelay",
                    Optional.empty(),
                    History.begin(point, Optional.empty(), Optional.empty())));
  }
}
