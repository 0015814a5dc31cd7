package io.snaprelay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.planfile.PlanProblem;
import io.snaprelay.rules.DatabaseRules.Script;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts in the rules, and in files beside them. */
class ScriptBindingTest {
  @Test
  void aScriptInAFileHasItsTextAndItsPath() {
    RulesReading reading = read("{ name: a, script: some/tidy.sql }");

    Script script =
        assertInstanceOf(RulesReading.Accepted.class, reading, reading.toString())
            .rules()
            .database("shop")
            .orElseThrow()
            .scripts()
            .get(0);
    assertEquals("SELECT 1", script.sql());
    assertEquals(Optional.of("some/tidy.sql"), script.file());
    assertEquals(4, script.place().line());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          { sql: a } | 'name' is missing
          { name: a, sql: b, script: some/tidy.sql } | stands beside sql
          { name: a, script: gone.sql } | the script 'gone.sql' cannot be read: there is no gone.sql
          { name: a, script: empty.sql } | the script 'empty.sql' is empty
          { name: a, script: /etc/passwd } | is not a path below the folder
          { name: a, script: ../tidy.sql } | is not a path below the folder
          { name: a, script: a/../../tidy.sql } | is not a path below the folder
          { name: a, script: "s3://bucket/tidy.sql" } | is not a path below the folder
          { name: a, script: a//tidy.sql } | is not a path below the folder
          { name: a, script: 'a\\idy.sql' } | is not a path below the folder
          """)
  void aScriptThatIsWrongIsRefusedOnItsLine(String script, String expected) {
    List<PlanProblem> problems =
        assertInstanceOf(RulesReading.Refused.class, read(script)).problems();

    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).message().contains(expected), problems.toString());
    assertEquals(4, problems.get(0).line());
  }

  private static RulesReading read(String script) {
    return RulesReader.read(
        "databases:\n  shop:\n    scripts:\n      - " + script + "\n", ScriptBindingTest::text);
  }

  private static String text(String path) throws ScriptTexts.Unreadable {
    return switch (path) {
      case "some/tidy.sql" -> "SELECT 1";
      case "empty.sql" -> " \n";
      default -> throw new ScriptTexts.Unreadable("there is no " + path, null);
    };
  }
}
