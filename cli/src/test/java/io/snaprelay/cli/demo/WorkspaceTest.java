package io.snaprelay.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.snaprelay.cli.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  @TempDir private Path folder;

  /** local-aws unpacks servers below it, and refuses paths that seem to leave their folder. */
  @Test
  void aFolderBesideThisOneIsNamedWithoutTheWayThere() throws IOException {
    Path here = Files.createDirectory(folder.resolve("here"));

    assertEquals(folder.resolve("beside"), Workspace.keptIn(here.resolve("../beside")).root());
  }

  @Test
  void aFolderThatHoldsSomethingIsRefused() throws IOException {
    Files.createFile(folder.resolve("something"));

    assertThrows(Complaint.class, () -> Workspace.keptIn(folder));
  }
}
