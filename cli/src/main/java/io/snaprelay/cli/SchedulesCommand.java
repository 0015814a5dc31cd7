package io.snaprelay.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.wire.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Turns the schedules of a plan file into what starts them on AWS. */
@Command(
    name = "schedules",
    description = {
      "Prints the CloudFormation template with an EventBridge Scheduler entry for each plan",
      "that has a schedule. Deploy it again whenever a schedule changes."
    })
final class SchedulesCommand implements Callable<Integer> {
  @Mixin private PlanFilePlace place;
  @Mixin private Output output;

  @Override
  public Integer call() {
    PlanFile file = place.read();
    ObjectNode template = new ScheduleTemplate(Json.mapper()).of(file);
    if (template.path("Resources").isEmpty()) {
      throw new Complaint(ExitCode.FAILED, "No plan has a schedule: there is nothing to deploy");
    }
    output.json(template);
    return ExitCode.OK;
  }
}
