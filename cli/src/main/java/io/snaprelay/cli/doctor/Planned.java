package io.snaprelay.cli.doctor;

import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Site;
import io.snaprelay.refs.DatabaseRef;
import java.util.Optional;

/**
 * One database of one plan, and where its runs put what they make.
 *
 * @param planName the plan's name
 * @param plan the plan
 * @param name the database's name in the plan file
 * @param database the database
 */
record Planned(String planName, Plan plan, String name, DatabaseRef database) {
  Copies copies() {
    return Copies.of(plan);
  }

  /** Where the snapshot of a step lies: its own, or a copy's. */
  Spot spot(StepName step) {
    Optional<Copy> copy = copies().madeBy(step);
    return copy.map(this::spot).orElseGet(() -> Spot.of(database));
  }

  Spot spot(Copy copy) {
    return new Spot(copies().account(copy, database.account()), copy.region());
  }

  /** Where temporary databases come up. */
  Spot site() {
    return Site.of(plan, plan.snapshot(), database)
        .map(site -> new Spot(site.account(), site.region()))
        .orElseGet(() -> Spot.of(database));
  }

  /** The plan's field of that name. */
  String field(String name) {
    return "plans.%s.%s".formatted(planName, name);
  }

  /** How a field of a copy is called in messages. */
  String field(Copy copy, String name) {
    return copies().areMany()
        ? field("copy (%s).%s".formatted(Copies.label(copy), name))
        : field("copy." + name);
  }
}
