package io.snaprelay.cli.doctor;

import io.snaprelay.planfile.NotYetExecuted;

/** Whether this release executes what the plans say. */
final class PlansCheck implements Check {
  @Override
  public String name() {
    return "plans";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    NotYetExecuted.in(estate.file())
        .forEach(
            what ->
                findings.add(
                    FindingCode.PLAN_NOT_EXECUTED,
                    what.split(" ", 2)[0].replaceAll(":$", ""),
                    what,
                    "Leave it out: a run that asks for it is refused"));
  }
}
