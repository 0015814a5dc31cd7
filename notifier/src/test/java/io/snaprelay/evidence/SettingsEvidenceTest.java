package io.snaprelay.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.snaprelay.evidence.page.PlainQute;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A run whose database stays, and is nearly what its source was. */
class SettingsEvidenceTest {
  private static final String COMPARED =
      """
      {"captured": {"capturedAt": "2026-11-21T02:00:00Z", "values": {"backupDays": "7"}},
       "restored": {"values": {}},
       "differences": [
         {"setting": "member-2.instanceClass", "captured": "db.r6g.large", "restored": "<small>",
          "reason": "the plan wants it"},
         {"setting": "multiAz", "captured": "true", "reason": "RDS did not take it over"}]}
      """;

  private final MemoryLedger ledger = new MemoryLedger();
  private final SampleRun run = SampleRun.begun(ledger);

  @Test
  void eachDifferenceIsToldAndSatisfiesTheSchema() throws IOException {
    keep(COMPARED);

    Evidence evidence = run.succeeded().evidence();

    SettingsSection section = evidence.settings().orElseThrow();
    assertEquals(Optional.of(Instant.parse("2026-11-21T02:00:00Z")), section.capturedAt());
    assertEquals("member-2.instanceClass", section.differences().get(0).setting());
    assertEquals(Optional.empty(), section.differences().get(1).restored());
    assertTrue(section.results().key().endsWith("/settings.json"));
    assertEquals(Set.of(), errors(evidence));
  }

  @Test
  void thePageShowsEachDifferenceWithItsReason() {
    keep(COMPARED);

    String page = page();

    assertTrue(page.contains("2 differ."), page);
    assertTrue(page.contains("<td>member-2.instanceClass</td>"), page);
    assertTrue(page.contains("<td>&lt;small&gt;</td><td>the plan wants it</td>"), page);
    assertTrue(page.contains("<td>true</td><td>none</td>"), page);
  }

  @Test
  void whatNobodyCapturedIsNotCalledEqual() throws IOException {
    keep("{\"restored\": {\"values\": {}}, \"differences\": []}");

    Evidence evidence = run.succeeded().evidence();

    assertEquals(Optional.empty(), evidence.settings().orElseThrow().capturedAt());
    assertEquals(Set.of(), errors(evidence));
    assertTrue(page(evidence).contains("nothing was compared"));
  }

  @Test
  void aFileThatIsNotUnderstoodIsNoSection() {
    keep("{\"differences\": \"many\"}");

    assertTrue(run.succeeded().evidence().settings().isEmpty());
  }

  @Test
  void aRunThatOnlyProvesHasNone() {
    assertFalse(page().contains("<h2>Settings</h2>"));
  }

  private void keep(String json) {
    ledger.create(
        EvidenceFiles.key(Runs.RUN, "settings.json"), json.getBytes(StandardCharsets.UTF_8));
  }

  private String page() {
    return page(run.succeeded().evidence());
  }

  private static String page(Evidence evidence) {
    EvidenceSignature signature = EvidenceSignature.none("ab", Instant.EPOCH, "no key");
    byte[] html = PlainQute.html().render(evidence, EvidenceJson.write(evidence), signature);
    return new String(html, StandardCharsets.UTF_8);
  }

  private static Set<String> errors(Evidence evidence) throws IOException {
    try (InputStream schema =
        Evidence.class.getResourceAsStream("/io/snaprelay/schema/evidence.schema.json")) {
      return Set.of(
          List.copyOf(
                  JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                      .getSchema(schema)
                      .validate(Json.mapper().readTree(EvidenceJson.write(evidence))))
              .stream()
              .map(Object::toString)
              .toArray(String[]::new));
    }
  }
}
