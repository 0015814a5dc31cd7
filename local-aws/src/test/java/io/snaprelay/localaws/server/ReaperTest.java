package io.snaprelay.localaws.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaperTest {

  @TempDir Path runs;

  @ParameterizedTest
  @ValueSource(strings = {"running", "frozen"})
  void theServerOfAKilledJvmIsEndedAndItsFilesDeleted(String state) throws Exception {
    Process owner = orphaner(state);
    ProcessHandle server = serverOf(owner);
    owner.destroyForcibly();
    assertTrue(owner.waitFor(30, TimeUnit.SECONDS));
    assertTrue(server.isAlive(), "the server should have outlived its JVM");

    Reaper.reap(runs);

    assertFalse(server.isAlive());
    assertEquals(List.of(), runFolders());
  }

  @Test
  void theServerOfALivingJvmIsLeftAlone() throws Exception {
    Process owner = orphaner("running");
    ProcessHandle server = serverOf(owner);

    Reaper.reap(runs);

    assertTrue(server.isAlive());
    assertEquals(1, runFolders().size());
    owner.destroy();
    server.onExit().get(30, TimeUnit.SECONDS);
    owner.onExit().get(30, TimeUnit.SECONDS);
    assertEquals(List.of(), runFolders(), "an orderly end leaves nothing");
  }

  @Test
  void anotherProcessThatGotTheSameIdIsNotKilled() throws Exception {
    Path run = Files.createDirectories(runs.resolve("run-of-the-past"));
    Path servers = Files.createDirectories(run.resolve("servers"));
    ProcessHandle innocent = ProcessHandle.current();
    new ProcessStamp(innocent.pid(), ProcessStamp.of(innocent).started().minusSeconds(60))
        .write(servers.resolve("1"));

    Reaper.reap(runs);

    assertTrue(innocent.isAlive());
    assertEquals(List.of(), runFolders());
  }

  private Process orphaner(String state) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Orphaner.class.getName(),
            runs.toString(),
            state)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static ProcessHandle serverOf(Process owner) throws IOException {
    try (BufferedReader printed = owner.inputReader()) {
      return ProcessHandle.of(Long.parseLong(printed.readLine())).orElseThrow();
    }
  }

  private List<Path> runFolders() throws IOException {
    try (Stream<Path> folders = Files.list(runs)) {
      return folders.toList();
    }
  }
}
