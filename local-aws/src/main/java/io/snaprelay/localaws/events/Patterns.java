package io.snaprelay.localaws.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/** Event patterns, as AWS's own matcher reads them. */
final class Patterns {

  /** Jackson hides the text that it read; AWS shows it. */
  private static final Pattern HIDDEN_SOURCE = Pattern.compile("\\[Source: .*?; line: (\\d+)");

  private Patterns() {}

  /** Refuses a pattern that EventBridge would refuse, with its reason. */
  static void check(String pattern) {
    String reason = JsonRuleCompiler.check(pattern);
    if (reason != null) {
      String shown = Matcher.quoteReplacement("[Source: (String)\"" + pattern + "\"; line: ");
      throw EventsError.invalidPattern(HIDDEN_SOURCE.matcher(reason).replaceAll(shown + "$1"));
    }
  }

  static boolean matches(String pattern, JsonNode event) {
    check(pattern);
    Machine machine = Machine.builder().build();
    try {
      machine.addRule("tested", pattern);
    } catch (IOException e) {
      throw EventsError.invalidPattern(e.getMessage());
    }
    return !machine.rulesForJSONEvent(event).isEmpty();
  }
}
