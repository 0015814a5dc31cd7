package io.snaprelay.rules;

import io.snaprelay.planfile.Field;
import io.snaprelay.rules.DatabaseRules.Script;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The scripts of a rules file: SQL in it, or the path of a file beside it. */
final class ScriptBinding {
  private static final List<String> SCRIPT = List.of("name", "sql", "script");

  /** Below the folder of the rules: what they may read is theirs, wherever they are read. */
  private static final Pattern BELOW =
      Pattern.compile(
          "(?!\\.\\.?(/|$))[^/\\\\:\\p{Cntrl}]+(/(?!\\.\\.?(/|$))[^/\\\\:\\p{Cntrl}]+)*");

  private final Reader reader;
  private final ScriptTexts texts;

  ScriptBinding(Reader reader, ScriptTexts texts) {
    this.reader = reader;
    this.texts = texts;
  }

  List<Script> scripts(Field field) {
    if (!field.node().isMissingNode() && !field.node().isArray()) {
      reader.refuse(field, reader.shown(field) + " is not a list of { name, sql }");
    }
    return field.items().stream().map(this::script).toList();
  }

  private Script script(Field field) {
    Field inline = field.at("sql");
    Field file = field.at("script");
    if (reader.isMapping(field, "a script", SCRIPT)) {
      refuseMissing(field, inline, file);
    }
    Optional<String> path = reader.text(file, "the path of a script");
    return new Script(
        reader.place(field),
        reader.text(field.at("name"), "a name").orElse(""),
        path.map(each -> text(file, each)).orElseGet(() -> reader.text(inline, "SQL").orElse("")),
        path);
  }

  private void refuseMissing(Field field, Field inline, Field file) {
    if (field.at("name").node().isMissingNode()) {
      reader.refuse(field, "'name' is missing: a script has a name, and sql or script");
    }
    boolean both = !inline.node().isMissingNode() && !file.node().isMissingNode();
    if (both) {
      reader.refuse(file, "stands beside sql: write the SQL here, or the path of its file");
    }
    if (inline.node().isMissingNode() && file.node().isMissingNode()) {
      reader.refuse(field, "'sql' is missing: write the SQL, or script: the path of its file");
    }
  }

  private String text(Field field, String path) {
    if (!BELOW.matcher(path).matches()) {
      reader.refuse(
          field,
          "'%s' is not a path below the folder of the rules file: write scripts/tidy.sql"
              .formatted(path));
      return "";
    }
    try {
      String text = texts.read(path);
      if (text.isBlank()) {
        reader.refuse(field, "the script '%s' is empty".formatted(path));
      }
      return text;
    } catch (ScriptTexts.Unreadable e) {
      reader.refuse(field, "the script '%s' cannot be read: %s".formatted(path, e.getMessage()));
      return "";
    }
  }
}
