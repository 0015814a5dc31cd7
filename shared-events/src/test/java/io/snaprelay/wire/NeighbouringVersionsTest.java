package io.snaprelay.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.events.Event;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While an installation is upgraded, services of two versions read each other's events. The golden
 * files stand for what was released; a release keeps its own in a folder of its version.
 */
class NeighbouringVersionsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  static List<Path> golden() throws IOException {
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void whatWasReleasedIsRead(Path file) throws IOException {
    assertNotNull(EventJson.read(type(file), detail(file)));
  }

  /** Only an optional field may come to an event without a new version. */
  @ParameterizedTest
  @MethodSource("golden")
  void anEventFromBeforeItsOptionalFieldsIsRead(Path file) throws IOException {
    ObjectNode older = detail(file);
    List<String> optional =
        Stream.of(type(file).type().getRecordComponents())
            .filter(component -> component.getType() == Optional.class)
            .map(RecordComponent::getName)
            .toList();
    older.remove(optional);

    ObjectNode read = EventJson.tree(EventJson.read(type(file), older));

    assertEquals(older, read);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void fieldsThatALaterVersionAddsAreLeftOut(Path file) throws IOException {
    Event now = EventJson.read(type(file), detail(file));
    ObjectNode later = detail(file);
    addToAll(later);

    assertTrue(later.path("header").has("addedLater"), "also within");
    assertEquals(now, EventJson.read(type(file), later));
  }

  @ParameterizedTest
  @MethodSource("golden")
  void anEventOfALaterVersionIsNotGuessedAt(Path file) throws IOException {
    ObjectNode later = detail(file);
    later.put("version", type(file).version() + 1);

    NotUnderstood refused =
        assertThrows(NotUnderstood.class, () -> EventJson.read(type(file), later));

    assertTrue(refused.getMessage().contains("reads up to version"), refused.getMessage());
  }

  private static void addToAll(JsonNode node) {
    node.forEach(NeighbouringVersionsTest::addToAll);
    if (node instanceof ObjectNode object && (object.has("version") || object.has("eventId"))) {
      object.put("addedLater", "by the version after this one");
    }
  }

  private static EventTypes type(Path file) {
    String name = file.getFileName().toString();
    return EventTypes.named(name.substring(0, name.indexOf('.'))).orElseThrow();
  }

  private static ObjectNode detail(Path file) throws IOException {
    return (ObjectNode) Json.mapper().readTree(Files.readString(file));
  }
}
