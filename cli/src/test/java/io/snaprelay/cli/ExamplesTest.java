package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example files as a user finds them: each lies where its neighbours look for it. */
final class ExamplesTest {
  private static final Path EXAMPLES = Path.of("../examples");

  static Stream<Path> plans() throws IOException {
    return files().stream().filter(file -> !isRules(file));
  }

  static Stream<Path> rules() throws IOException {
    return files().stream().filter(ExamplesTest::isRules);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void runsOfEveryPlanWouldStart(Path file) {
    Cli said = Cli.run("plan", "check", file.toString());

    assertEquals(0, said.exit(), said.out() + said.err());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRulesFileIsRight(Path file) {
    Cli said = Cli.run("sanitize", "check", file.toString());

    assertEquals(0, said.exit(), said.out() + said.err());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whoTakesRulesForPlansIsToldTheOtherCommand(Path file) {
    Cli said = Cli.run("plan", "check", file.toString());

    assertEquals(1, said.exit(), said.out());
    assertTrue(said.out().contains("'snaprelay sanitize check %s'".formatted(file)), said.out());
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(EXAMPLES)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static boolean isRules(Path file) {
    return file.getFileName().toString().contains("masking");
  }
}
