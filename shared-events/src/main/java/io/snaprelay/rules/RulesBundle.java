package io.snaprelay.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rules file with the scripts that it names: what a run is frozen with. Its text is the same for
 * the same rules and scripts, and another if a single letter of one is another. Without scripts in
 * files it is the rules file itself.
 *
 * @param rules the text of the rules file
 * @param scripts the texts of scripts, by their paths
 */
public record RulesBundle(String rules, Map<String, String> scripts) {
  private static final String RULES = "rulesWithScripts";
  private static final String SCRIPTS = "scripts";
  private static final ObjectMapper JSON = new ObjectMapper();

  public RulesBundle {
    scripts = new TreeMap<>(scripts);
  }

  /** A rules file that was read, with what was read for it. */
  public static RulesBundle of(String yaml, Rules rules) {
    Map<String, String> scripts = new TreeMap<>();
    rules.databases().values().stream()
        .flatMap(database -> database.scripts().stream())
        .forEach(script -> script.file().ifPresent(file -> scripts.put(file, script.sql())));
    return new RulesBundle(yaml, scripts);
  }

  /** Takes apart what {@link #text} made. Any other text is a rules file without such scripts. */
  public static RulesBundle parse(String text) {
    if (!text.startsWith("{\"" + RULES + "\":")) {
      return new RulesBundle(text, Map.of());
    }
    try {
      JsonNode bundle = JSON.readTree(text);
      Map<String, String> scripts = new TreeMap<>();
      bundle
          .path(SCRIPTS)
          .properties()
          .forEach(e -> scripts.put(e.getKey(), e.getValue().asText()));
      return new RulesBundle(bundle.path(RULES).asText(), scripts);
    } catch (JsonProcessingException e) {
      return new RulesBundle(text, Map.of());
    }
  }

  /** The text that is kept. */
  public String text() {
    if (scripts.isEmpty()) {
      return rules;
    }
    ObjectNode bundle = JSON.createObjectNode().put(RULES, rules);
    ObjectNode texts = bundle.putObject(SCRIPTS);
    scripts.forEach(texts::put);
    return bundle.toString();
  }

  /** Reads the rules, with the scripts as they were. */
  public RulesReading read() {
    return RulesReader.read(
        rules,
        path -> {
          if (!scripts.containsKey(path)) {
            throw new ScriptTexts.Unreadable("it was not kept with the rules", null);
          }
          return scripts.get(path);
        });
  }
}
