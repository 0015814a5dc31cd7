package io.snaprelay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run is frozen with holds its scripts, letter by letter. */
class RulesBundleTest {
  private static final String RULES =
      """
      databases:
        shop:
          scripts:
            - { name: tidy, script: scripts/tidy.sql }
            - { name: inline, sql: SELECT 1 }
            - { name: again, script: scripts/tidy.sql }
      """;
  private static final String SCRIPT = "UPDATE t SET a = 'ü \"x\"';\n\nSELECT 2;\n";

  @TempDir private Path folder;

  @Test
  void whatWasFrozenReadsAsItWasThoughTheFileIsAnotherNow() throws Exception {
    RulesBundle bundle = bundle();
    Files.writeString(folder.resolve("scripts/tidy.sql"), "DROP TABLE t");

    Rules rules = accepted(RulesBundle.parse(bundle.text()).read());

    assertEquals(SCRIPT, rules.database("shop").orElseThrow().scripts().get(0).sql());
    assertEquals("SELECT 1", rules.database("shop").orElseThrow().scripts().get(1).sql());
    assertEquals(bundle, RulesBundle.of(RULES, rules));
  }

  @Test
  void aLetterOfAScriptMakesAnotherText() throws Exception {
    String one = bundle().text();
    Files.writeString(folder.resolve("scripts/tidy.sql"), SCRIPT + " ");

    String other = RulesBundle.of(RULES, read()).text();

    assertNotEquals(one, other);
    assertEquals(one, new RulesBundle(RULES, Map.of("scripts/tidy.sql", SCRIPT)).text());
  }

  @Test
  void rulesWithoutSuchScriptsAreKeptAsTheyStandInTheirFile() {
    String yaml = "databases: { shop: { scripts: [ { name: a, sql: SELECT 1 } ] } } # as it is\n";

    RulesBundle bundle = RulesBundle.of(yaml, accepted(RulesReader.read(yaml)));

    assertEquals(yaml, bundle.text());
    assertEquals(bundle, RulesBundle.parse(yaml));
  }

  @Test
  void aScriptThatWasNotKeptIsRefused() {
    RulesReading reading = new RulesBundle(RULES, Map.of()).read();

    RulesReading.Refused refused = assertInstanceOf(RulesReading.Refused.class, reading);
    assertTrue(
        refused.problems().get(0).message().contains("it was not kept with the rules"),
        refused.problems().toString());
    assertEquals(4, refused.problems().get(0).line());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"rulesWithScripts\": [", "{\"rulesWithScripts\":{}}", "{}", ""})
  void whatIsNoBundleIsNoRulesEither(String text) {
    assertInstanceOf(RulesReading.Refused.class, RulesBundle.parse(text).read());
  }

  private RulesBundle bundle() throws Exception {
    Files.createDirectories(folder.resolve("scripts"));
    Files.writeString(folder.resolve("scripts/tidy.sql"), SCRIPT);
    return RulesBundle.of(RULES, read());
  }

  private Rules read() {
    return accepted(RulesReader.read(RULES, ScriptTexts.beside(folder.resolve("rules.yaml"))));
  }

  private static Rules accepted(RulesReading reading) {
    return assertInstanceOf(RulesReading.Accepted.class, reading, reading.toString()).rules();
  }
}
