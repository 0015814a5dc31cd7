package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.cli.explain.Prices;
import io.snaprelay.shape.Reached;
import io.snaprelay.shape.Shapes;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * picocli finds its commands by reflection, and a native executable has only those that are named.
 */
class NativeCommandsTest {
  private static final String NAMED =
      "/META-INF/native-image/picocli-generated/io.snaprelay/cli/reflect-config.json";

  private static final String ROOT = "io.snaprelay.cli.";
  private static final Set<String> WORK = Set.of("demo.RdsWaiting", "demo.SourceCreation");

  @Test
  void everyCommandIsNamedForTheBuilderOfNativeExecutables() throws IOException {
    Set<String> lost = commands(SnapRelay.commandLine());

    lost.removeAll(named());

    assertEquals(Set.of(), lost);
  }

  /** What stands in it is read by reflection. */
  @Test
  void thePricesAreKept() {
    assertEquals(Set.of(), new Reached(new Shapes()).lostFrom(Prices.class));
  }

  /**
   * Any other record may be printed as JSON, and is kept: one that is added here cannot be. A new
   * one fails, so that somebody decides.
   */
  @Test
  void onlyTheseRecordsAreNotKept() throws Exception {
    assertEquals(WORK, recordsThatAreNotKept());
  }

  private static Set<String> recordsThatAreNotKept() throws Exception {
    URI place = SnapRelay.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path classes = Path.of(place);
    Set<String> lost = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String path = classes.relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        Class<?> type = Class.forName(name, false, SnapRelay.class.getClassLoader());
        if (type.isRecord() && !new Shapes().test(type)) {
          lost.add(name.substring(ROOT.length()));
        }
      }
    }
    return lost;
  }

  private static Set<String> commands(CommandLine command) {
    return all(command)
        .map(each -> each.getCommandSpec().userObject().getClass())
        .filter(type -> type.getName().startsWith("io.snaprelay."))
        .map(Class::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(NativeCommandsTest::all));
  }

  private static Set<String> named() throws IOException {
    try (InputStream json = NativeCommandsTest.class.getResourceAsStream(NAMED)) {
      return Json.mapper().readTree(json).findValues("name").stream()
          .map(JsonNode::asText)
          .collect(Collectors.toSet());
    }
  }
}
