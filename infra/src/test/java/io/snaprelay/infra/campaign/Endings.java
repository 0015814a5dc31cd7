package io.snaprelay.infra.campaign;

import io.snaprelay.cli.RunView;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Steps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the runs of a round ended, as the ledger tells it. */
record Endings(RunLedger ledger, List<RunId> runs) {

  boolean areThere() {
    return runs.stream().allMatch(run -> !result(run).equals("OPEN"));
  }

  /** How many ended how. */
  Map<String, Long> results() {
    return runs.stream()
        .collect(Collectors.groupingBy(this::result, TreeMap::new, Collectors.counting()));
  }

  private String result(RunId run) {
    return RunView.read(ledger, run).flatMap(RunView::result).map(RunResult::name).orElse("OPEN");
  }

  /** How often each code failed a step. */
  Map<FailureCode, Long> codes() {
    return runs.stream()
        .flatMap(this::failures)
        .collect(Collectors.groupingBy(StepFailed::code, TreeMap::new, Collectors.counting()));
  }

  /** Each failure that nothing explains. */
  Stream<String> without(Excuses excuses) {
    return runs.stream()
        .filter(run -> result(run).equals(RunResult.FAILED.name()))
        .filter(run -> failures(run).findAny().isEmpty() || !failures(run).allMatch(excuses::cover))
        .map(
            run ->
                "nothing that was drawn explains the failure of run %s of %s: %s, verdict %s"
                    .formatted(run, plan(run), failures(run).toList(), verdict(run)));
  }

  private String plan(RunId run) {
    return ledger.plan(run).map(FrozenPlan::planName).orElse("an unknown plan");
  }

  private Optional<Verdict> verdict(RunId run) {
    return RunView.read(ledger, run).flatMap(RunView::verdict);
  }

  private Stream<StepFailed> failures(RunId run) {
    FrozenPlan plan = ledger.plan(run).orElseThrow();
    return Steps.of(plan).names().stream()
        .flatMap(step -> ledger.step(run, step).stream())
        .map(StepRecord::emits)
        .flatMap(List::stream)
        .filter(StepFailed.class::isInstance)
        .map(StepFailed.class::cast);
  }
}
