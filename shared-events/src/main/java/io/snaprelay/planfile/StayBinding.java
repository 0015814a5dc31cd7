package io.snaprelay.planfile;

import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.plan.Restore.Mapping;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Restore.Wanted;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The section {@code restore}. */
final class StayBinding {
  private StayBinding() {}

  static Restore of(Field field) {
    return new Restore(
        field.at("mode").constant(Mode.class).orElseThrow(),
        field.at("approve").constant(Approval.class).orElse(Approval.MANUAL),
        field.at("hold").duration(),
        field.at("drill").is("true"),
        wanted(field),
        mapping(field.at("settings")));
  }

  private static Wanted wanted(Field field) {
    return new Wanted(
        field.at("name").text().map(name -> name.toLowerCase(Locale.ROOT)),
        field.at("region").text(),
        field.at("instanceClass").text(),
        field.at("subnetGroup").text(),
        field.at("securityGroups").texts(),
        field.at("parameterGroup").text(),
        field.at("optionGroup").text(),
        field.at("kmsKey").text());
  }

  private static Mapping mapping(Field field) {
    return new Mapping(
        names(field.at("subnetGroups")),
        names(field.at("securityGroups")),
        names(field.at("parameterGroups")),
        names(field.at("optionGroups")),
        names(field.at("kmsKeys")),
        names(field.at("roles")));
  }

  private static Map<String, String> names(Field field) {
    return field.fields().stream().collect(Collectors.toMap(Field::name, Field::required));
  }
}
