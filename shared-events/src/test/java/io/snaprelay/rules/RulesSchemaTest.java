package io.snaprelay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.snaprelay.planfile.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Editors check a file by the schema, SnapRelay by its reader: both say the same. */
class RulesSchemaTest {
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final JsonSchema SCHEMA = schema();

  @Test
  void whatTheDocumentationShowsIsTakenByBoth() throws IOException {
    String page = Files.readString(Path.of("../docs/sanitize-rules.md"));
    List<String> examples = YAML.matcher(page).results().map(found -> found.group(1)).toList();

    assertEquals(2, examples.size());
    examples.forEach(each -> assertBoth(true, each));
  }

  @Test
  void everyStrategyHasItsRowInTheDocumentationWithEveryParameter() throws IOException {
    String page = Files.readString(Path.of("../docs/sanitize-rules.md"));

    StrategyReader.PARAMETERS.forEach(
        (name, parameters) -> {
          List<MatchResult> rows =
              Pattern.compile("\n\\| `" + name + "` \\|([^|]*)\\|[^|\n]+\\|[^|\n]+\\|")
                  .matcher(page)
                  .results()
                  .toList();
          assertEquals(1, rows.size(), name);
          parameters.forEach(
              each ->
                  assertTrue(rows.get(0).group(1).contains("`" + each + "`"), name + " " + each));
        });
  }

  @Test
  void everyStrategyAndParameterIsInTheSchema() throws IOException {
    JsonNode strategies = SCHEMA.getSchemaNode().at("/$defs/strategy/oneOf/2/properties");

    assertEquals(StrategyReader.PARAMETERS.keySet().size(), strategies.size());
    StrategyReader.PARAMETERS.keySet().forEach(name -> assertTrue(strategies.has(name), name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ hash: row }",
        "{ keep: {} }",
        "{ constant: 7 }",
        "{ constant: '' }",
        "{ name: {} }",
        "{ name: { number: true } }",
        "{ address: city }",
        "{ phone: { format: nanp, by: row } }",
        "{ ip: 4 }",
        "{ noise: 0.5 }",
        "{ partial: { last: 4 } }",
        "{ partial: 2 }",
        "{ regex: { pattern: a, replacement: '', others: keep } }",
        "{ sql: now() }",
        "null",
        "shuffle",
        "{ json: { paths: { '$.a.\"b c\"': email }, others: drop } }",
        "{ json: { paths: { '$.a[*].b[*][*]': email }, others: drop } }"
      })
  void aStrategyThatIsRightIsTakenByBoth(String strategy) {
    assertBoth(true, column(strategy));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emial",
        "constant",
        "dateShift",
        "noise",
        "regex",
        "json",
        "sql",
        "[]",
        "{}",
        "7",
        "{ email: {}, hash: {} }",
        "{ hash: { bye: row } }",
        "{ hash: column }",
        "{ name: middle }",
        "{ name: { number: 1 } }",
        "{ dateShift: 0 }",
        "{ dateShift: 1.5 }",
        "{ dateShift: { by: row } }",
        "{ noise: 0 }",
        "{ noise: x }",
        "{ ip: 5 }",
        "{ partial: { first: -1 } }",
        "{ regex: { pattern: a } }",
        "{ constant: [] }",
        "{ regex: { pattern: a, replacement: b, others: drop } }",
        "{ keep: { by: row } }",
        "{ json: { paths: {}, others: keep } }",
        "{ json: { paths: { $.a: email } } }",
        "{ json: { paths: { a: email }, others: keep } }",
        "{ sql: { unique: true } }",
        "{ shuffle: row }",
        "{ json: { paths: { '$[*]': email }, others: keep } }",
        "{ json: { paths: { '$.a[0]': email }, others: keep } }"
      })
  void aStrategyThatIsWrongIsRefusedByBoth(String strategy) {
    assertBoth(false, column(strategy));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ databases: {} }",
        "{ databases: { a: keep } }",
        "{ databases: [] }",
        "{ databases: { a: drop }, key: none }",
        "{ databases: { a: drop }, key: {} }",
        "{ databases: { a: drop }, keys: random }",
        "{ databases: { a: { table: {} } } }",
        "{ databases: { a: { tables: { b: keep } } } }",
        "{ databases: { a: { tables: { b: {} } } } }",
        "{ databases: { a: { tables: { b: { kept: [] } } } } }",
        "{ databases: { a: { tables: { b: { keep: c } } } } }",
        "{ databases: { a: { tables: { b: { keep: [ c, c ] } } } } }",
        "{ databases: { a: { types: { txt: keep } } } }",
        "{ databases: { a: { largeObjects: yes } } }",
        "{ databases: { a: { scripts: [ { sql: x } ] } } }",
        "{ databases: { a: { scripts: [ { name: x } ] } } }",
        "{ databases: { a: { scripts: [ { name: x, sql: y, script: z } ] } } }",
        "{ databases: { a: { scripts: [ { name: x, file: z } ] } } }"
      })
  void aFileThatIsWrongIsRefusedByBoth(String file) {
    assertBoth(false, file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ name: x, sql: y }", "{ name: x, script: some/tidy.sql }"})
  void aScriptIsTakenByBoth(String script) {
    assertBoth(true, "{ databases: { a: { scripts: [ %s ] } } }".formatted(script));
  }

  private static String column(String strategy) {
    return "{ databases: { a: { tables: { b: { columns: { c: %s } } } } } }".formatted(strategy);
  }

  private static void assertBoth(boolean taken, String yaml) {
    JsonNode file = YamlReader.read(yaml, "rules file", "databases:").root().node();
    assertEquals(taken, SCHEMA.validate(file).isEmpty(), () -> SCHEMA.validate(file) + "\n" + yaml);
    assertEquals(
        taken, RulesReader.read(yaml, path -> "SELECT 1") instanceof RulesReading.Accepted, yaml);
  }

  private static JsonSchema schema() {
    try (InputStream in =
        RulesReader.class.getResourceAsStream("/io/snaprelay/schema/rules.schema.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
