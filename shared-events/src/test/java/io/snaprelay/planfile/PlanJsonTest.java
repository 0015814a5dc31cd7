package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
  private final FrozenPlan full =
      Frozen.plan("everything", SnapshotSource.named("rds:orders-1")).masking("0".repeat(64));
  private final FrozenPlan bare = Frozen.plan("nothing-but-a-database", SnapshotSource.FRESH);

  @Test
  void whatIsWrittenIsReadAgain() {
    assertEquals(full, PlanJson.read(PlanJson.write(full)));
    assertEquals(bare, PlanJson.read(PlanJson.write(bare)));
  }

  @Test
  void aFieldOfANewerVersionIsIgnored() throws IOException {
    ObjectNode json = (ObjectNode) json(full);
    json.put("colour", "blue");
    ((ObjectNode) json.at("/plan/verify/checks/0")).put("severity", "high");
    assertEquals(full, PlanJson.read(json.toString().getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void oneCopyIsWrittenAsItAlwaysWas() throws IOException {
    assertEquals("eu-central-1", json(full).at("/plan/copy/region").asText());
  }

  /** As release 0.1 has written it. */
  @Test
  void aPlanFrozenByAnEarlierReleaseKeepsItsCopy() throws IOException {
    ObjectNode json = (ObjectNode) json(bare);
    ((ObjectNode) json.at("/plan"))
        .putObject("copy")
        .put("region", "eu-central-1")
        .put("kmsKey", "alias/dr");

    FrozenPlan read = PlanJson.read(json.toString().getBytes(StandardCharsets.UTF_8));

    assertEquals(
        List.of(new Copy("eu-central-1", Optional.of("alias/dr"), Optional.empty())),
        read.plan().copies());
    assertEquals(List.of(StepName.SNAPSHOT, StepName.COPY), Steps.of(read).names());
  }

  /** Before there was a choice the databases were those of the account that SnapRelay runs in. */
  @Test
  void aSelectionFrozenByAnEarlierReleaseIsOfOurOwnAccount() throws IOException {
    ObjectNode json = (ObjectNode) json(bare);
    ((ObjectNode) json.at("/plan"))
        .putObject("select")
        .put("key", "backup")
        .put("value", "nightly")
        .putArray("regions")
        .add("eu-west-1");

    FrozenPlan read = PlanJson.read(json.toString().getBytes(StandardCharsets.UTF_8));

    assertEquals(
        List.of("111111111111"), read.plan().select().orElseThrow().accountsOr("111111111111"));
  }

  @Test
  void severalCopiesAreReadAgain() {
    FrozenPlan many = Frozen.plan("several-copies", SnapshotSource.FRESH);

    assertEquals(many, PlanJson.read(PlanJson.write(many)));
  }

  @Test
  void aListThatAnOlderVersionDidNotKnowIsEmpty() throws IOException {
    ObjectNode json = (ObjectNode) json(bare);
    ((ObjectNode) json.at("/plan")).remove("notifications");
    assertEquals(bare, PlanJson.read(json.toString().getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aMaskingThatAnOlderVersionFrozeHasTheLevelThatItHadThen() throws IOException {
    ObjectNode json = (ObjectNode) json(full);
    ((ObjectNode) json.at("/plan/sanitize")).remove("level");
    FrozenPlan read = PlanJson.read(json.toString().getBytes(StandardCharsets.UTF_8));
    assertEquals(Sanitize.Level.L2, read.plan().sanitize().orElseThrow().level());
  }

  @Test
  void whatIsAbsentIsNotWritten() throws IOException {
    JsonNode json = json(bare);
    assertFalse(json.has("traceparent"));
    assertFalse(json.has("rulesHash"));
    assertFalse(json.at("/plan").has("copy"));
  }

  @Test
  void timesAreIsoAndTypesHaveNamesOfTheirOwn() throws IOException {
    JsonNode json = json(full);
    assertEquals("PT1H30M", json.at("/plan/limits/deadline").asText());
    assertEquals("2026-11-21T02:00:00.123456Z", json.at("/requestedAt").asText());
    assertEquals(full.run().value(), json.at("/run").asText());
    assertEquals("freshness", json.at("/plan/verify/checks/0/type").asText());
    assertEquals("between", json.at("/plan/verify/checks/3/expect/type").asText());
    assertFalse(json.toString().contains("io.snaprelay"), "no class name is written");
  }

  @Test
  void whatIsNoFrozenPlanIsRefused() {
    assertThrows(UncheckedIOException.class, () -> PlanJson.read(new byte[] {'{'}));
  }

  private static JsonNode json(FrozenPlan plan) throws IOException {
    return new ObjectMapper().readTree(PlanJson.write(plan));
  }
}
