package io.snaprelay.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.cli.template.TemplateYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Dockerfile promises, and that what is played without an engine is the same. */
class ImagesTest {
  private static final Path IMAGES = Path.of("images");
  private static final String STEP = "infra/images/steps/";

  @Test
  void everyBaseIsAnArgumentSoThatItCanBePinned() throws IOException {
    List<String> bases = instructions("FROM").toList();

    assertEquals(5, bases.size());
    assertTrue(
        bases.stream().allMatch(it -> it.matches("\\$\\{[A-Z_]+_BASE} AS [a-z]+")),
        bases::toString);
  }

  @Test
  void noBaseIsNamedByAMovingTagOrAHost() throws IOException {
    List<String> named =
        Files.readAllLines(IMAGES.resolve("bases")).stream()
            .filter(it -> it.matches("[A-Z_]+=.+"))
            .map(it -> it.substring(it.indexOf('=') + 1))
            .toList();

    assertFalse(named.isEmpty());
    assertTrue(named.stream().allMatch(it -> it.matches("[a-z-]+:[a-z0-9.-]+")), named::toString);
    assertTrue(named.stream().noneMatch(it -> it.endsWith(":latest")), named::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jvm", "native"})
  void whatIsShippedRunsAsNobodyTellsItsHealthAndGetsTheSignalItself(String stage)
      throws IOException {
    String text = stage(stage);

    assertTrue(text.contains("\nUSER 65534:65534\n"), text);
    assertTrue(text.contains("\nHEALTHCHECK "), text);
    assertTrue(text.contains("\nSTOPSIGNAL SIGTERM\n"), text);
    assertTrue(text.contains("\nENTRYPOINT [\"/opt/snaprelay/" + STEP + "run\"]"), text);
    assertFalse(text.contains("\nRUN "), "nothing is made where it is shipped");
    assertFalse(text.contains("--chown"), "the service cannot write what it is made of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"restore-verify-service", "sanitize-service"})
  void whereItIsDeployedItsHealthIsAskedAsTheImageSays(String service) throws IOException {
    JsonNode container =
        TemplateYaml.read(Path.of(service + ".yaml"))
            .at("/Resources/Task/Properties/ContainerDefinitions/0");

    String command = container.at("/HealthCheck/Command/1").asText();
    assertEquals("CMD", container.at("/HealthCheck/Command/0").asText());
    assertTrue(stage("jvm").contains("CMD [\"" + command + "\"]"), command);
    assertTrue(stage("native").contains("CMD [\"" + command + "\"]"), command);
  }

  @Test
  void everyRunIsAFileThatIsThere() throws IOException {
    List<String> steps = instructions("RUN").filter(it -> it.startsWith(STEP)).toList();

    assertEquals(3, steps.size());
    assertEquals(
        List.of("chown 65534:65534 ."),
        instructions("RUN").filter(it -> !it.startsWith(STEP)).distinct().toList());
    steps.forEach(it -> assertTrue(Files.isExecutable(Path.of("..").resolve(it)), it));
  }

  @Test
  void whatIsPlayedIsWhatTheStagesOfTheJvmRun() throws IOException {
    String play = Files.readString(IMAGES.resolve("play"));

    for (String step : List.of("package", "train", "run", "healthy")) {
      assertTrue(play.contains(STEP + step), step);
    }
    assertTrue(play.contains("user=65534"));
  }

  private static Stream<String> instructions(String name) throws IOException {
    return Files.readAllLines(IMAGES.resolve("Dockerfile")).stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1));
  }

  private static String stage(String name) throws IOException {
    return Arrays.stream(Files.readString(IMAGES.resolve("Dockerfile")).split("(?m)^FROM "))
        .filter(it -> it.lines().findFirst().orElse("").endsWith(" AS " + name))
        .findFirst()
        .orElseThrow();
  }
}
