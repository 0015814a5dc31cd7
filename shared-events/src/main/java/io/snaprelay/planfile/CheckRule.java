package io.snaprelay.planfile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The evidence can tell checks apart, and an expected range has numbers in it. */
final class CheckRule implements PlanRule {
  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Set<String> names = new HashSet<>();
    for (Field check : plan.at("verify").at("checks").items()) {
      String name = CheckBinding.name(check);
      if (!name.isEmpty() && !names.add(name)) {
        findings.refuse(
            check.path(), "another check is named '" + name + "' too: give each its own name");
      }
      between(check.at("sql").at("expect").at("between"), findings);
      range(check.at("range"), findings);
    }
  }

  private static void range(Field range, Findings findings) {
    Field from = range.at("from");
    Field to = range.at("to");
    if (range.present() && !from.present() && !to.present()) {
      findings.refuseKey(range.path(), "no bound stands here: write from, to or both");
    }
    if (from.isNumber() && to.isNumber() && from.number().compareTo(to.number()) > 0) {
      findings.refuse(from.path(), "no value lies in this range: write the lower one as from");
    }
  }

  private static void between(Field between, Findings findings) {
    List<Field> numbers = between.items();
    boolean comparable = numbers.size() == 2 && numbers.stream().allMatch(Field::isNumber);
    if (comparable && numbers.get(0).number().compareTo(numbers.get(1).number()) > 0) {
      findings.refuse(between.path(), "no number lies in this range: write the lower one first");
    }
  }
}
