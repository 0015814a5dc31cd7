package io.snaprelay.planfile;

import io.snaprelay.plan.DatabaseTarget;
import io.snaprelay.plan.Overlap;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.plan.RdsTrigger;
import io.snaprelay.plan.Select;
import io.snaprelay.refs.DatabaseKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Makes records of a file that has passed every check. */
final class PlanBinding {
  private PlanBinding() {}

  static PlanFile file(Field root) {
    return new PlanFile(
        named(root.at("databases"), PlanBinding::database),
        named(root.at("plans"), PlanBinding::plan));
  }

  private static <T> Map<String, T> named(Field mapping, Function<Field, T> binding) {
    Map<String, T> named = new LinkedHashMap<>();
    mapping.fields().forEach(field -> named.put(field.name(), binding.apply(field)));
    return named;
  }

  private static DatabaseTarget database(Field field) {
    boolean instance = field.at("instance").present();
    String identifier = field.at(instance ? "instance" : "cluster").required();
    return new DatabaseTarget(
        instance ? DatabaseKind.INSTANCE : DatabaseKind.CLUSTER,
        identifier.toLowerCase(Locale.ROOT),
        field.at("region").required(),
        field.at("account").text());
  }

  private static Plan plan(Field field) {
    return new Plan(
        field.at("databases").texts(),
        field.at("select").map(PlanBinding::select),
        field.at("schedule").text(),
        field.at("on").texts().stream().map(PlanBinding::trigger).toList(),
        field.at("overlap").constant(Overlap.class).orElse(Overlap.SKIP),
        LimitsBinding.of(field.at("limits")),
        SourceBinding.of(field),
        SnapshotBinding.copies(field.at("copy")),
        field.at("share").map(SnapshotBinding::share),
        field.at("export").map(SnapshotBinding::export),
        field.at("retain").map(SnapshotBinding::retain),
        field.at("verify").map(RestoreBinding::verify),
        field.at("sanitize").map(RestoreBinding::sanitize),
        field.at("restore").map(StayBinding::of),
        field.at("notify").items().stream().map(NotifyBinding::of).toList());
  }

  private static Select select(Field field) {
    List<String> tag = List.of(field.at("tag").required().split("=", 2));
    return new Select(
        tag.get(0),
        tag.get(1),
        field.at("regions").texts(),
        field.at("accounts").texts(),
        field.at("engine").text());
  }

  private static RdsTrigger trigger(String name) {
    return Arrays.stream(RdsTrigger.values())
        .filter(trigger -> trigger.planName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The schema knows " + name + ", we do not"));
  }
}
