package io.snaprelay.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.cli.Cli;
import io.snaprelay.cli.Complaint;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation whose local-aws does not start: its jar is none. */
final class StageTest {
  @TempDir private Path home;

  @BeforeEach
  void install() throws IOException {
    program("local-aws/target/local-aws.jar");
    for (Service service : Service.values()) {
      program(service.serviceName() + "/target/quarkus-app/quarkus-run.jar");
    }
    System.setProperty(Installation.HOME_PROPERTY, home.toString());
  }

  @AfterEach
  void uninstall() {
    System.clearProperty(Installation.HOME_PROPERTY);
  }

  @Test
  void aStageThatCannotBeSetLeavesNothing() {
    Workspace workspace = Workspace.temporary();
    Set<ProcessHandle> ofOtherTests = children();

    Complaint why =
        assertThrows(Complaint.class, () -> Stage.set(workspace, "plans: {}", Map.of()));

    assertTrue(why.getMessage().startsWith("local-aws did not start; it says: "));
    assertTrue(why.getMessage().contains("jar"), "it says why");
    assertFalse(Files.exists(workspace.root()));
    Set<ProcessHandle> left = children();
    left.removeAll(ofOtherTests);
    assertEquals(Set.of(), left);
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .collect(Collectors.toSet());
  }

  @Test
  void whatWasToBeKeptStillTellsWhy(@TempDir Path kept) {
    Workspace workspace = Workspace.keptIn(kept);

    assertThrows(Complaint.class, () -> Stage.set(workspace, "plans: {}", Map.of()));

    assertTrue(Files.exists(kept.resolve("logs/local-aws.log")));
    assertFalse(Files.exists(kept.resolve("local-aws")));
  }

  @Test
  void theDemoSaysItInOneLine() {
    Cli said = Cli.run("demo");

    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains("local-aws did not start"), said.err());
  }

  @Test
  void aProgramThatIsMissingIsNamedBeforeAnythingStarts() throws IOException {
    Path notifier = home.resolve("notifier/target/quarkus-app/quarkus-run.jar");
    Files.delete(notifier);

    Cli said = Cli.run("demo", "--keep", home.resolve("kept").toString());

    assertEquals(2, said.exit());
    assertTrue(said.err().contains(notifier + " is missing: build it"), said.err());
    assertFalse(Files.exists(home.resolve("kept")));
  }

  @Test
  void aNativeExecutableThatIsMissingIsNamedWithTheCommandThatBuildsIt() {
    Cli said = Cli.run("demo", "--native");

    assertEquals(2, said.exit());
    assertTrue(
        said.err().contains("-runner is missing: build it with mvn -DskipTests -Dnative package"),
        said.err());
  }

  private void program(String path) throws IOException {
    Path program = home.resolve(path);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "no jar");
  }
}
