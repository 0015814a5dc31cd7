package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a demo refuses, before anything starts: here nothing could, for no installation is named.
 */
final class DemoCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--orders 0 | --orders must be 1 or more",
        "--orders many | 'many' is not a long",
        "--throttle 2 | --throttle must be 0 to 0.9",
        "--throttle NaN | --throttle must be 0 to 0.9",
        "--kill nobody | there is no service 'nobody'",
        "--damage nonsense | 'nonsense' is none of [heap-page, index, rows-lost]",
        "--rds-events sometimes | sometimes",
        "--sanitize=no/such/rules.yaml | the rules file no/such/rules.yaml cannot be read",
        "--postgres 12 | --postgres must be 13 to 18",
        "--postgres banana | --postgres must be 13 to 18",
        "--engine oracle | oracle",
        "--engine mariadb --damage index | --engine mariadb knows the damage heap-page only"
      })
  void aWrongOptionIsOneClearLine(String options, String complaint) {
    Cli said = Cli.run(("demo " + options).split(" "));

    assertEquals(2, said.exit(), said.err());
    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains(complaint), said.err());
  }

  @Test
  void aFolderThatIsNotEmptyIsNotUsed(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");

    Cli said = Cli.run("demo", "--keep", folder.toString());

    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains("is not empty: --keep wants a new folder"), said.err());
  }

  @Test
  void aFileIsNoFolderToKeepIn(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.txt"), "mine");

    Cli said = Cli.run("demo", "--keep", file.toString());

    assertEquals(2, said.exit());
    assertTrue(said.err().contains("is no folder"), said.err());
  }

  @Test
  void withoutAnInstallationItNamesTheLauncher() {
    Cli said = Cli.run("demo");

    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains("./snaprelay demo"), said.err());
  }
}
