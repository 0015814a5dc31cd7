package io.snaprelay.cli;

import io.snaprelay.plan.PlanFile;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Which plans and databases a command shows. */
final class Chosen {
  @Option(names = "--plan", paramLabel = "NAME", description = "Show only this plan.")
  private String plan;

  @Option(names = "--database", paramLabel = "NAME", description = "Show only this database.")
  private String database;

  /**
   * Finds names that the plan file does not have.
   *
   * @throws Complaint if there are any
   */
  void check(PlanFile file) {
    known("plan", plan, file.plans());
    known("database", database, file.databases());
  }

  boolean includes(String planName, String databaseName) {
    return matches(plan, planName) && matches(database, databaseName);
  }

  /**
   * Finds a name that is not there.
   *
   * @throws Complaint that tells which there are
   */
  static void known(String what, String name, Map<String, ?> all) {
    if (name != null && !all.containsKey(name)) {
      throw Complaint.usage(
          "The plan file has no %s '%s'; it has: %s"
              .formatted(what, name, String.join(", ", new TreeMap<>(all).keySet())));
    }
  }

  private static boolean matches(String wanted, String name) {
    return wanted == null || wanted.equals(name);
  }
}
