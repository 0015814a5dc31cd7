package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.plan.PlanFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people wrote first is read, shown and asked for first. */
class FileOrderTest {
  @Test
  void databasesAndPlansStandInTheOrderOfTheFile() {
    List<String> names = List.of("zebra", "ant", "mole", "bee", "yak", "cat", "newt", "dog");
    StringBuilder yaml = new StringBuilder("databases:\n");
    names.forEach(
        name ->
            yaml.append("  %s: { instance: %s-prod, region: eu-west-1 }\n".formatted(name, name)));
    yaml.append("plans:\n");
    names.forEach(name -> yaml.append("  %s: { databases: [%s] }\n".formatted(name, name)));

    PlanFile file = Plans.accepted(yaml.toString()).file();

    assertEquals(names, List.copyOf(file.databases().keySet()));
    assertEquals(names, List.copyOf(file.plans().keySet()));
  }
}
