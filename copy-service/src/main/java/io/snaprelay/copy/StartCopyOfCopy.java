package io.snaprelay.copy;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copies;
import io.snaprelay.step.BeginSteps;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code copy-completed} leads to the copies of that copy: the next hop. */
@ApplicationScoped
class StartCopyOfCopy implements BeginSteps<CopyCompleted> {
  private final StartCopies copies;

  StartCopyOfCopy(StartCopies copies) {
    this.copies = copies;
  }

  @Override
  public Class<CopyCompleted> event() {
    return CopyCompleted.class;
  }

  @Override
  public List<StepName> begunBy(CopyCompleted event, Run run) {
    return event.step().map(Copies.of(run.plan())::madeFrom).orElse(List.of());
  }

  @Override
  public Outcome start(CopyCompleted event, Run run, StepName step) {
    return copies.begin(step, run);
  }
}
