package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what the command takes and says. */
final class ReadmeTest {
  private static final Pattern COMMAND = Pattern.compile("`snaprelay ([^`]+)`");
  private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  private final String text = read();

  @Test
  void everyCommandParses() {
    List<String> commands = matches(COMMAND);

    assertTrue(commands.size() >= 10, commands.toString());
    commands.forEach(
        command ->
            assertDoesNotThrow(
                () -> SnapRelay.commandLine().parseArgs(command.split(" ")), command));
  }

  @Test
  void theCommandsOfDoctorsPageParse() throws IOException {
    List<String> commands =
        Files.readAllLines(Path.of("../docs/doctor.md")).stream()
            .filter(line -> line.startsWith("snaprelay "))
            .map(line -> line.substring("snaprelay ".length()))
            .toList();

    assertEquals(1, commands.size());
    SnapRelay.commandLine().parseArgs(commands.get(0).split(" "));
  }

  @Test
  void everyExitCodeIsListed() {
    SnapRelay.commandLine()
        .getCommandSpec()
        .usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> assertTrue(text.contains("| " + code + " | " + meaning)));
  }

  @Test
  void theRunOfTheExampleHasTheFieldsOfARealOne(@TempDir Path folder) throws IOException {
    Book book = new Book(folder).answered("t-1", List.of(Book.PLAN)).begun();
    book.started(StepName.SNAPSHOT, Book.SNAPSHOT_ARN).ended(Verdict.PASSED);
    JsonNode real = Cli.run("status", "t-1", "--json", "--ledger", book.uri()).json();
    JsonNode shown = Json.mapper().readTree(matches(JSON).get(0));

    for (String place : new String[] {"", "/runs/0", "/runs/0/steps/0"}) {
      assertEquals(fields(real.at(place)), fields(shown.at(place)), place);
    }
  }

  @Test
  void theReportOfTheExampleHasTheFieldsOfARealOne(@TempDir Path folder) throws IOException {
    Path plan = Files.writeString(folder.resolve("plan.yaml"), "plans: {}\ncolour: red\n");
    JsonNode real = Cli.run("plan", "check", "--json", plan.toString()).json();
    JsonNode shown = Json.mapper().readTree(matches(JSON).get(1));

    for (String place : new String[] {"", "/problems/0"}) {
      assertEquals(fields(real.at(place)), fields(shown.at(place)), place);
    }
  }

  @Test
  void theVerificationOfTheExampleHasTheFieldsOfARealOne(@TempDir Path folder) throws IOException {
    Path file = new SignedFiles(folder).chain(1);
    SignedFiles.flip(SignedFiles.beside(file, ".sig"), 9);
    JsonNode real = Cli.run("evidence", "verify", "--json", folder.toString()).json();
    JsonNode shown =
        Json.mapper()
            .readTree(
                matches(JSON).stream()
                    .filter(example -> example.contains("keyPinned"))
                    .findFirst()
                    .orElseThrow());

    for (String place : new String[] {"", "/documents/0", "/chains/0", "/problems/0"}) {
      assertEquals(fields(real.at(place)), fields(shown.at(place)), place);
    }
  }

  @Test
  void everyExampleIsJson() {
    List<String> examples = matches(JSON);

    assertTrue(examples.size() >= 5, examples.toString());
    examples.forEach(each -> assertDoesNotThrow(() -> Json.mapper().readTree(each)));
  }

  private List<String> matches(Pattern pattern) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static TreeSet<String> fields(JsonNode node) {
    TreeSet<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String read() {
    try {
      return Files.readString(Path.of("README.md"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
