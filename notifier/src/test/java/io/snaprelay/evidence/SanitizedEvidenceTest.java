package io.snaprelay.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.EventHeader;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.events.StepState;
import io.snaprelay.evidence.page.PlainQute;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.step.Signal;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.EventJson;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A run whose temporary database was masked. */
class SanitizedEvidenceTest {
  private static final Instant AT = Runs.REQUESTED_AT.plusSeconds(1750);
  private static final FrozenPlan PLAN =
      Runs.copiedAndVerified()
          .sanitized(
              new Sanitize(
                  "orders-masking.yaml",
                  Optional.of("alias/dev"),
                  List.of("444444444444"),
                  Optional.empty()))
          .frozen();
  private static final CheckResult CANARY =
      SampleChecks.check("canaries", "public.customers", Status.PASS, "none left", "0 of 12", 8);

  private final MemoryLedger ledger = new MemoryLedger();
  private final SampleRun run = SampleRun.begun(ledger, PLAN);

  @Test
  void levelRisksAndPostConditionsAreToldAndSatisfyTheSchema() throws IOException {
    Evidence evidence = sanitized().evidence();

    SanitizeSection section = evidence.sanitize().orElseThrow();
    assertEquals(Optional.of("L2"), section.level());
    assertEquals(List.of(CANARY), section.checks());
    assertTrue(section.results().isEmpty());
    assertEquals(
        Set.of(),
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(schema())
            .validate(Json.mapper().readTree(EvidenceJson.write(evidence))));
  }

  @Test
  void everyPostConditionOfTheLedgerCountsNotTheEventsSummary() {
    CheckResult other =
        SampleChecks.check("unchanged", "customers.email", Status.PASS, "none", "0", 8);
    ledger.create(
        EvidenceFiles.key(Runs.RUN, "sanitize.json"),
        EventJson.bytes(new CheckList.Content(List.of(CANARY, other))));

    SanitizeSection section = sanitized().evidence().sanitize().orElseThrow();

    assertEquals(List.of(CANARY, other), section.checks());
    assertTrue(section.results().orElseThrow().key().endsWith("/sanitize.json"));
  }

  @Test
  void thePageNamesTheResidualRisk() {
    Evidence evidence = sanitized().evidence();

    String page =
        new String(
            PlainQute.html()
                .render(
                    evidence,
                    EvidenceJson.write(evidence),
                    EvidenceSignature.none("ab", Instant.EPOCH, "no key")),
            StandardCharsets.UTF_8);

    assertTrue(page.contains("Sanitized: level L2"), page);
    assertTrue(page.contains("freed blocks of the volume &lt;unread&gt;"), page);
  }

  @Test
  void maskingThatFailedIsAFailedStepAndNoSection() {
    Evidence evidence =
        proved()
            .failed(StepName.SANITIZE, FailureCode.SANITIZE_FAILED, "canaries: 3 left", "All", 1750)
            .nothingToCleanUp(1800)
            .evidence();

    assertTrue(evidence.sanitize().isEmpty());
    assertEquals(FailureCode.SANITIZE_FAILED, evidence.failures().get(0).code());
  }

  private SampleRun proved() {
    return run.snapshotted().copied().restored().verified(SampleChecks.all());
  }

  private SampleRun sanitized() {
    proved();
    SanitizeCompleted event =
        new SanitizeCompleted(
            new EventHeader(
                "event-sanitize",
                Optional.of(Runs.RUN),
                Optional.empty(),
                AT,
                Optional.empty(),
                Optional.empty()),
            SampleRun.TEMPORARY,
            "ef".repeat(32),
            Optional.of(
                new SanitizeCompleted.Proof(
                    "L2", List.of(CANARY), List.of("freed blocks of the volume <unread>"))));
    new RunLedger(ledger)
        .record(
            new StepRecord(
                Runs.RUN,
                StepName.SANITIZE,
                StepState.DONE,
                AT,
                "sanitize-service",
                Optional.of(new Signal(Signal.Kind.OUR_EVENT, AT)),
                Optional.empty(),
                StepRecord.emitted(List.of(event))));
    return run;
  }

  private static JsonNode schema() throws IOException {
    return Json.mapper()
        .readTree(
            SanitizedEvidenceTest.class.getResourceAsStream(
                "/io/snaprelay/schema/evidence.schema.json"));
  }
}
