package io.snaprelay.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.snaprelay.events.Event;
import io.snaprelay.events.EventHeader;
import io.snaprelay.events.PointInTimeChosen;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.evidence.page.PlainQute;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run that restored its database as it was ten minutes before. */
class PointInTimeEvidenceTest {
  private static final Instant THEN = Runs.REQUESTED_AT.minus(Duration.ofMinutes(10));
  private static final PointInTimeRef SOURCE = PointInTimeRef.of(Runs.ORDERS, THEN);

  private final MemoryLedger ledger = new MemoryLedger();
  private final Evidence evidence = played();

  @Test
  void theTimeIsWhatTheDataAreOfAndNoSnapshotIsClaimed() {
    SnapshotSection source = evidence.source().orElseThrow();
    assertEquals(THEN, source.dataAsOf());
    assertEquals(Runs.ORDERS.arn(), source.arn());
    assertTrue(source.describesATime());
    assertEquals(Optional.of(SOURCE.words()), evidence.restore().orElseThrow().snapshotArn());
  }

  @Test
  void theRecoveryPointCountsFromTheTime() {
    assertEquals(Optional.of(THEN), evidence.rpo().dataAsOf());
    assertEquals(Optional.of(Duration.ofMinutes(10)), evidence.rpo().snapshotAge());
  }

  @Test
  void itSatisfiesTheSchema() throws IOException {
    try (InputStream schema =
        Evidence.class.getResourceAsStream("/io/snaprelay/schema/evidence.schema.json")) {
      assertEquals(
          0,
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(schema)
              .validate(Json.mapper().readTree(EvidenceJson.write(evidence)))
              .size());
    }
  }

  @Test
  void thePageCallsItAPointInTime() {
    EvidenceSignature signature = EvidenceSignature.none("ab", Instant.EPOCH, "no key");
    byte[] html = PlainQute.html().render(evidence, EvidenceJson.write(evidence), signature);
    String page = new String(html, StandardCharsets.UTF_8);

    assertTrue(page.contains("Point in time"), page);
    assertTrue(page.contains(THEN.toString()), page);
  }

  private Evidence played() {
    SampleRun run =
        SampleRun.begun(
            ledger, Runs.nightly().of(SnapshotSource.pointInTime(THEN)).verified().frozen());
    done(
        StepName.SNAPSHOT,
        2,
        new PointInTimeChosen(
            header(2), SOURCE, new SnapshotFacts("postgres", "17.11", THEN, 20, Optional.empty())));
    run.restoring();
    done(
        StepName.RESTORE,
        1520,
        new RestoreAvailable(header(1520), SOURCE, SampleRun.TEMPORARY, "db-TEMPORARY"));
    return run.verified(SampleChecks.all()).cleanedUp().evidence();
  }

  private void done(StepName step, int second, Event event) {
    new RunLedger(ledger)
        .record(RunRecords.done(Runs.RUN, step, Runs.REQUESTED_AT.plusSeconds(second), event));
  }

  private static EventHeader header(int second) {
    return new EventHeader(
        "event-" + second,
        Optional.of(Runs.RUN),
        Optional.of("cause"),
        Runs.REQUESTED_AT.plusSeconds(second),
        Optional.empty(),
        Optional.empty());
  }
}
