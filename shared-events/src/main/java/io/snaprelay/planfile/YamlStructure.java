package io.snaprelay.planfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;

/**
 * Looks at the events of a YAML stream before anything is built of it: an alias costs nothing here,
 * however much it would expand to.
 */
final class YamlStructure {
  private YamlStructure() {}

  static List<PlanProblem> refused(Iterable<Event> events, String kind) {
    List<PlanProblem> problems = new ArrayList<>();
    Set<String> anchors = new HashSet<>();
    int documents = 0;
    for (Event event : events) {
      if (event instanceof AliasEvent alias && anchors.add(alias.getAnchor())) {
        String message = "'*%s' is an alias, and a %s has none: write the value here";
        problems.add(problem(event, message.formatted(alias.getAnchor(), kind)));
      }
      if (event instanceof DocumentStartEvent && ++documents == 2) {
        problems.add(problem(event, "a second document begins here: a " + kind + " has one"));
      }
    }
    return problems;
  }

  private static PlanProblem problem(Event event, String message) {
    return Place.of(event.getStartMark()).problem(PlanPath.ROOT, message);
  }
}
