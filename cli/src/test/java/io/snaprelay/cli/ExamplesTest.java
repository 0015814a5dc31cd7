package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example files as a user finds them: each lies where its neighbours look for it. */
final class ExamplesTest {
  private static final Path EXAMPLES = Path.of("../examples");

  /** It shows every section of a plan; what of that is refused, its first line says. */
  private static final String NOT_ALL_EXECUTED = "nightly.yaml";

  static Stream<Path> plans() throws IOException {
    return files().stream().filter(file -> !isRules(file)).filter(file -> !showsAll(file));
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

  @Test
  void ofThePlanWithEverySectionOnlyWhatIsNotExecutedIsRefused() {
    Cli said = Cli.run("plan", "check", "--json", EXAMPLES.resolve(NOT_ALL_EXECUTED).toString());

    boolean all = said.json().path("notExecuted").isEmpty();
    assertEquals(all ? 0 : 1, said.exit(), said.out() + said.err());
    assertTrue(said.json().path("problems").isEmpty(), said.out());
    assertEquals(1, said.json().path("rules").size(), said.out());
    assertTrue(said.json().at("/rules/0/problems").isEmpty(), said.out());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRulesFileIsRight(Path file) {
    Cli said = Cli.run("sanitize", "check", file.toString());

    assertEquals(0, said.exit(), said.out() + said.err());
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(EXAMPLES)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static boolean isRules(Path file) {
    return file.getFileName().toString().contains("masking");
  }

  private static boolean showsAll(Path file) {
    return file.getFileName().toString().equals(NOT_ALL_EXECUTED);
  }
}
