package io.snaprelay.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.snaprelay.chain.EvidenceLink;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Signal;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The published schema and the records say the same. */
class EvidenceSchemaTest {
  private final JsonNode published = published("evidence.schema.json");
  private final JsonSchema schema =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(published);

  private SampleRun begun() {
    return SampleRun.begun(new MemoryLedger());
  }

  @Test
  void everyKindOfRunSatisfiesIt() throws IOException {
    assertEquals(Set.of(), errors(begun().succeeded()));
    assertEquals(Set.of(), errors(begun().failedBeforeSnapshot()));
    assertEquals(
        Set.of(),
        errors(
            begun()
                .snapshotted()
                .failed(StepName.COPY, FailureCode.KMS_KEY_NOT_USABLE, "no key", "All", 300)
                .nothingToCleanUp(301)));
    assertEquals(Set.of(), errors(KeptRun.in(new MemoryLedger())));
  }

  @Test
  void aFieldThatItDoesNotKnowIsFound() throws IOException {
    ObjectNode evidence = (ObjectNode) tree(begun().succeeded());
    ((ObjectNode) evidence.path("run")).put("mood", "fine");

    assertFalse(schema.validate(evidence).isEmpty());
  }

  @Test
  void aMissingFieldIsFound() throws IOException {
    ObjectNode evidence = (ObjectNode) tree(begun().succeeded());
    evidence.remove("rto");

    assertFalse(schema.validate(evidence).isEmpty());
  }

  @Test
  void aChainWithAHoleSatisfiesIt() throws IOException {
    EvidenceLink.Previous lost = new EvidenceLink.Previous(6, Runs.RUN, Optional.empty());
    Evidence evidence = begun().succeeded().evidence(7, Optional.of(lost));

    assertEquals(Set.of(), errors(Json.mapper().readTree(EvidenceJson.write(evidence))));
  }

  @Test
  void evidenceWithoutAPlaceInTheChainIsFound() throws IOException {
    ObjectNode evidence = (ObjectNode) tree(begun().succeeded());
    evidence.remove("chain");

    assertFalse(schema.validate(evidence).isEmpty());
  }

  @Test
  void theFirstVersionIsStillPublished() throws IOException {
    JsonNode old = Json.mapper().readTree(Golden.read("evidence-succeeded.json"));
    JsonSchema first =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(published("evidence.v1.schema.json"));

    assertEquals(Set.of(), first.validate(old));
    assertFalse(schema.validate(old).isEmpty(), "the two versions are not the same");
  }

  @Test
  void itsNameIsTheOneThatEvidenceGives() {
    assertEquals(Evidence.SCHEMA, published.path("$id").textValue());
  }

  @Test
  void itsWordsAreThoseOfTheRecords() {
    assertEquals(names(Objective.values()), words("/$defs/objective/enum"));
    assertEquals(names(Signal.Kind.values()), words("/$defs/signalKind/enum"));
    assertEquals(names(Verdict.values()), words("/$defs/proof/properties/verdict/enum"));
    assertEquals(
        names(RecoveryPoint.Basis.values()), words("/$defs/recoveryPoint/properties/basis/enum"));
  }

  private Set<String> words(String pointer) {
    return StreamSupport.stream(published.at(pointer).spliterator(), false)
        .map(JsonNode::textValue)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> errors(SampleRun run) throws IOException {
    return errors(tree(run));
  }

  private Set<String> errors(JsonNode evidence) {
    return schema.validate(evidence).stream()
        .map(ValidationMessage::toString)
        .collect(Collectors.toSet());
  }

  private static JsonNode tree(SampleRun run) throws IOException {
    return Json.mapper().readTree(EvidenceJson.write(run.evidence()));
  }

  private static JsonNode published(String file) {
    try {
      return Json.mapper()
          .readTree(EvidenceSchemaTest.class.getResourceAsStream("/io/snaprelay/schema/" + file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
