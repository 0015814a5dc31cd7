package io.snaprelay.infra.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.EventHeader;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.ledger.FileLedger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Steps;
import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExcusesTest {
  private static final RunId RUN = RunId.of("campaign-1", "plan-0", "billing");
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String SHORT = "limits: { deadline: 1m }";
  private static final String ORDINARY = "overlap: skip";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void noFailureExcusesItself(FailureCode code) {
    List<String> unexplained = unexplained(ORDINARY, code, Set.of());

    assertEquals(1, unexplained.size());
    assertTrue(unexplained.get(0).contains(code.name()), unexplained::toString);
  }

  @Test
  void whatSomebodyCancelledMayBeCancelled() {
    assertEquals(List.of(), unexplained(ORDINARY, FailureCode.CANCELLED, Set.of(RUN)));
  }

  @Test
  void aDefectOfACancelledRunIsADefect() {
    assertEquals(1, unexplained(ORDINARY, FailureCode.INTERNAL, Set.of(RUN)).size());
  }

  @Test
  void aShortDeadlineMayPass() {
    assertEquals(List.of(), unexplained(SHORT, FailureCode.DEADLINE, Set.of()));
    assertEquals(1, unexplained(SHORT + " ", FailureCode.QUOTA_EXCEEDED, Set.of()).size());
  }

  @Test
  void anAccountThatTheKeyShutsOutIsRefused() {
    String shutOut = "share: { accounts: [\"%s\"] }".formatted(Estate.SHUT_OUT);
    String letIn = "share: { accounts: [\"%s\"] }".formatted(Estate.LET_IN);

    assertEquals(List.of(), unexplained(shutOut, FailureCode.KMS_KEY_NOT_USABLE, Set.of()));
    assertEquals(1, unexplained(letIn, FailureCode.KMS_KEY_NOT_USABLE, Set.of()).size());
  }

  private List<String> unexplained(String line, FailureCode code, Set<RunId> cancelled) {
    RunLedger ledger = new RunLedger(new FileLedger(folder.resolve(line.hashCode() + code.name())));
    Plan plan = plan(line);
    DatabaseRef database =
        new DatabaseRef(DatabaseKind.INSTANCE, "111111111111", "eu-west-1", "billing");
    ledger.freeze(
        new FrozenPlan(
            RUN,
            "campaign-1",
            "plan-0",
            "billing",
            database,
            plan.snapshot(),
            plan,
            NOW,
            Optional.empty()));
    failed(ledger, StepName.SNAPSHOT, code);
    Steps.of(plan).names().stream()
        .filter(step -> !step.equals(StepName.SNAPSHOT))
        .forEach(step -> ledger.record(record(step, StepState.NOT_REACHED, List.of())));
    return new Endings(ledger, List.of(RUN)).without(new Excuses(ledger, cancelled)).toList();
  }

  private static void failed(RunLedger ledger, StepName step, FailureCode code) {
    EventHeader header =
        new EventHeader(
            "event-1", Optional.of(RUN), Optional.empty(), NOW, Optional.empty(), Optional.empty());
    StepFailed failed = new StepFailed(header, step, "snapshot-service", code, "why", "nothing");
    ledger.record(record(step, StepState.FAILED, StepRecord.emitted(List.of(failed))));
  }

  private static StepRecord record(
      StepName step, StepState state, List<StepRecord.Emitted> events) {
    return new StepRecord(
        RUN, step, state, NOW, "snapshot-service", Optional.empty(), Optional.empty(), events);
  }

  private static Plan plan(String line) {
    String file =
        """
        databases:
          billing: { instance: billing, region: eu-west-1 }
        plans:
          plan-0:
            databases: [billing]
            snapshot: { source: fresh }
            copy: { region: eu-central-1, kmsKey: alias/dr }
            %s
        """
            .formatted(line);
    return assertInstanceOf(PlanReading.Accepted.class, PlanReader.read(file))
        .file()
        .plans()
        .get("plan-0");
  }
}
