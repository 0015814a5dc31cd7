package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.plan.Digest;
import io.snaprelay.plan.Limits;
import io.snaprelay.plan.Notify;
import io.snaprelay.plan.Overlap;
import io.snaprelay.plan.RdsTrigger;
import io.snaprelay.plan.Restore;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The published schema says what the records say. */
class PlanSchemaTest {
  @Test
  void itsWordsAreTheConstantsOfTheRecords() {
    assertEquals(words(Overlap.values()), words("/$defs/plan/properties/overlap"));
    assertEquals(words(Restore.Mode.values()), words("/$defs/restore/properties/mode"));
    assertEquals(words(Restore.Approval.values()), words("/$defs/restore/properties/approve"));
  }

  @Test
  void itsOccasionsAreThoseThatAreTold() {
    Set<String> occasions =
        Arrays.stream(Notify.Occasion.values())
            .map(Notify.Occasion::planName)
            .collect(Collectors.toSet());
    assertEquals(occasions, words("/$defs/notify/properties/on/items"));
  }

  @Test
  void itsSeveritiesAreThoseThatMayWait() {
    Set<String> severities =
        Arrays.stream(Digest.Severity.values())
            .map(Digest.Severity::planName)
            .collect(Collectors.toSet());
    assertEquals(severities, words("/$defs/digest/properties/of/items"));
  }

  @Test
  void itsEventsAreThoseThatStartARun() {
    Set<String> events =
        Arrays.stream(RdsTrigger.values()).map(RdsTrigger::planName).collect(Collectors.toSet());
    assertEquals(events, words("/$defs/plan/properties/on/items"));
  }

  @Test
  void itsChannelsAreThoseOfTheRecord() {
    Set<String> channels = new TreeSet<>(words(Notify.Channel.values()));
    channels.add("on");
    channels.add("digest");
    Set<String> known = new TreeSet<>();
    PlanSchema.text().at("/$defs/notify/properties").fieldNames().forEachRemaining(known::add);
    assertEquals(channels, known);
  }

  @Test
  void itsDefaultsAreThoseOfTheRecord() {
    JsonNode limits = PlanSchema.text().at("/$defs/limits/properties");
    assertEquals(
        Limits.DEFAULTS.temporaryLife().toHours(), limits.at("/temporaryHours/default").asLong());
    assertEquals(
        Limits.DEFAULTS.temporaryDatabases(), limits.at("/temporaryDatabases/default").asInt());
    assertEquals(
        Limits.DEFAULTS.deadline().toHours() + "h", limits.at("/deadline/default").asText());
  }

  /** The messages are made of titles and examples: a rule without them would be mute. */
  @Test
  void everyRuleSaysWhatWouldBeRight() {
    assertFalse(PlanSchema.text().isEmpty());
    check(PlanSchema.text());
  }

  private static void check(JsonNode part) {
    boolean rule = part.has("pattern") || part.path("type").isTextual() || part.has("enum");
    boolean speaks = part.has("title") && (part.has("examples") || part.has("enum"));
    assertTrue(!rule || speaks, part::toPrettyString);
    part.forEach(PlanSchemaTest::check);
  }

  private static Set<String> words(String pointer) {
    return PlanSchema.text()
        .at(pointer)
        .path("enum")
        .valueStream()
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private static Set<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants)
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
