package io.snaprelay.planfile;

import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.plan.Restore.Mapping;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Restore.Wanted;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The section {@code restore}. */
final class StayBinding {
  private static final Duration USUAL_HOLD = Duration.ofHours(24);

  private StayBinding() {}

  static Restore of(Field field) {
    return new Restore(
        field.at("mode").constant(Mode.class).orElseThrow(),
        field.at("approve").constant(Approval.class).orElse(Approval.MANUAL),
        hold(field),
        field.at("drill").is("true"),
        wanted(field),
        mapping(field.at("settings")));
  }

  /** Long enough to want it back, and its backups outlast it. */
  private static Optional<Duration> hold(Field field) {
    Optional<Duration> usual =
        Optional.of(USUAL_HOLD).filter(any -> field.at("mode").is(RestoreRule.CUTOVER));
    return field.at("hold").duration().or(() -> usual);
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
