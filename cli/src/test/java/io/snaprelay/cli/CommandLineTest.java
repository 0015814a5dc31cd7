package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "plan",
        "plan check",
        "plan check a b",
        "run",
        "run nightly --colour red",
        "run nightly --ledger file:relative",
        "run nightly --ledger nonsense",
        "run nightly --ledger file:/tmp/x --timeout soon",
        "run nightly --ledger file:/tmp/x --patience -1s",
        "status --timeout 999999999h --ledger file:/tmp/x",
        "status a b",
        "cancel",
        "redrive nobody"
      })
  void aBadCommandLineIsOneLineAndTwo(String line) {
    Cli said = Cli.run(line.split(" "));

    assertEquals(2, said.exit(), said.err());
    assertTrue(said.complainsInOneLine(), said.err());
  }

  @Test
  void aComplaintAboutTheCommandLineLeadsToItsHelp() {
    assertTrue(Cli.run("run").err().contains("see: snaprelay run --help"));
  }

  @Test
  void withoutACommandItTellsWhichThereAre() {
    Cli said = Cli.run();

    assertEquals(2, said.exit());
    assertTrue(said.err().contains("redrive"), said.err());
  }

  @Test
  void helpNamesEveryExitCode() {
    Cli said = Cli.run("--help");

    assertEquals(0, said.exit());
    for (String code : new String[] {"0 ", "1 ", "2 ", "3 ", "4 ", "70 "}) {
      assertTrue(said.out().contains("\n  " + code), said.out());
    }
  }

  @Test
  void theVersionIsTheOneOfTheBuild() {
    Cli said = Cli.run("--version");

    assertEquals(0, said.exit());
    assertTrue(said.out().matches("snaprelay \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n"), said.out());
  }

  @Test
  void aLedgerThatCannotBeReadIsOneLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("triggers"), "not a folder");

    Cli said = Cli.run("status", "t-1", "--ledger", "file:" + folder);

    assertTrue(Files.isRegularFile(file));
    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
  }

  @Test
  void aDefectKeepsItsStackTrace(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("open"));
    Files.writeString(folder.resolve("open/no-run-id"), "");

    Cli said = Cli.run("status", "--ledger", "file:" + folder);

    assertEquals(ExitCode.DEFECT, said.exit());
    assertTrue(said.err().contains("\tat io.snaprelay"), said.err());
  }
}
