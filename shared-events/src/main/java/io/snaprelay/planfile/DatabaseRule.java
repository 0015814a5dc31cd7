package io.snaprelay.planfile;

import java.util.List;

/** A plan names only databases that the file defines. */
final class DatabaseRule implements PlanRule {
  @Override
  public void check(Field plan, Field databases, Findings findings) {
    if (!databases.node().isObject()) {
      return;
    }
    List<String> defined = databases.fields().stream().map(Field::name).toList();
    for (Field named : plan.at("databases").items()) {
      named
          .text()
          .filter(name -> !defined.contains(name))
          .ifPresent(name -> findings.refuse(named.path(), undefined(name, defined)));
    }
  }

  private static String undefined(String name, List<String> defined) {
    String known = defined.isEmpty() ? "none" : String.join(", ", defined);
    return "'" + name + "' is not defined under databases; defined are: " + known;
  }
}
