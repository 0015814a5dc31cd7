package io.snaprelay.cli;

import io.snaprelay.cli.doctor.Diagnosis;
import io.snaprelay.cli.doctor.Doctor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says everything that would stop a run, before one is paid for. It only reads. */
@Command(
    name = "doctor",
    description = {
      "Looks at credentials, regions, roles, databases, engines, option groups, keys, subnet groups,",
      "quotas, queues, rules and the ledger, and names everything that would stop a run of the",
      "plans, with its remedy. It only reads. Exit code 1 if there is a problem."
    })
final class DoctorCommand implements Callable<Integer> {
  @Mixin private PlanFilePlace plans;
  @Mixin private HomeAccount home;
  @Mixin private Place place;
  @Mixin private ServiceSettings services;
  @Mixin private Output output;

  @Override
  public Integer call() {
    Diagnosis found = new Doctor(plans.read(), services.setup(place.ledger())).examine(home.get());
    if (output.isJson()) {
      output.json(found);
    } else {
      found.lines().forEach(output::line);
    }
    return found.isHealthy() ? ExitCode.OK : ExitCode.FAILED;
  }
}
