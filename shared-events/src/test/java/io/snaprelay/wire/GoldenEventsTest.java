package io.snaprelay.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.snaprelay.events.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wire form of every event is frozen: a golden file may be added, never edited. New golden
 * files and schemas are written with {@code -Dsnaprelay.golden=write}, which never overwrites a
 * golden file.
 */
class GoldenEventsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path SCHEMAS = Path.of("src/main/resources/io/snaprelay/schema/events");
  private static final boolean WRITE = "write".equals(System.getProperty("snaprelay.golden"));
  private static final ObjectMapper PRETTY =
      Json.mapper().copy().enable(SerializationFeature.INDENT_OUTPUT);

  static Stream<Event> events() {
    return Samples.all().stream();
  }

  @Test
  void everyEventHasASampleAndAWireName() {
    Set<?> permitted = Set.of(Event.class.getPermittedSubclasses());

    assertEquals(permitted, events().map(Object::getClass).collect(Collectors.toSet()));
    assertEquals(
        permitted,
        Arrays.stream(EventTypes.values()).map(EventTypes::type).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsWrittenAsItsGoldenFileAndReadBackFromIt(Event event) throws IOException {
    Path golden = GOLDEN.resolve(name(event) + ".json");
    if (WRITE && Files.notExists(golden)) {
      Files.writeString(golden, PRETTY.writeValueAsString(EventJson.tree(event)) + "\n");
    }
    JsonNode frozen = Json.mapper().readTree(Files.readString(golden));

    assertEquals(frozen, EventJson.tree(event));
    assertEquals(event, EventJson.read(EventTypes.of(event), frozen));
  }

  @ParameterizedTest
  @MethodSource("events")
  void thePublishedSchemaIsThatOfTheRecordAndAcceptsItsGoldenFile(Event event) throws IOException {
    Path schema = SCHEMAS.resolve(name(event) + ".schema.json");
    String generated = PRETTY.writeValueAsString(generate(event)) + "\n";
    if (WRITE) {
      Files.createDirectories(SCHEMAS);
      Files.writeString(schema, generated);
    }
    String published = Files.readString(schema);
    JsonNode golden =
        Json.mapper().readTree(Files.readString(GOLDEN.resolve(name(event) + ".json")));

    assertEquals(generated, published);
    assertEquals(Set.of(), validate(published, golden));
    assertTrue(!validate(published, Json.mapper().readTree("{\"version\":1}")).isEmpty());
  }

  private static Set<?> validate(String schema, JsonNode value) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema)
        .validate(value);
  }

  private static String name(Event event) {
    EventTypes type = EventTypes.of(event);
    return type.wireName() + ".v" + type.version();
  }

  private static JsonNode generate(Event event) {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.FLATTENED_OPTIONALS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
            .with(new WireSchema());
    return new SchemaGenerator(config.build()).generateSchema(event.getClass());
  }
}
