package io.snaprelay.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaProcessTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Path SHELL = Path.of("/bin/sh");

  @TempDir private Path folder;
  private Path script;

  /** It ignores that it is asked to end, and has started somebody who does not. */
  @BeforeEach
  void stubbornScript() throws IOException {
    script = folder.resolve("stubborn");
    Files.writeString(script, "#!/bin/sh\ntrap : TERM\nsleep 600 &\nwhile :; do sleep 1; done\n");
    assertTrue(script.toFile().setExecutable(true));
  }

  @Test
  void whoeverDoesNotEndInTimeIsKilledAndTakesAlongWhomItHasStarted() {
    JavaProcess process = start(Duration.ofMillis(10), script.toString());
    List<ProcessHandle> started = childrenOf(process);

    process.close();

    assertFalse(process.isAlive());
    assertTimeoutPreemptively(LONG, () -> started.forEach(each -> each.onExit().join()));
  }

  @Test
  void aScriptIsNotTheProgramThatRuns() {
    JavaProcess process = start(Duration.ofMillis(10), script.toString());
    try (process) {
      assertFalse(process.isProgram(script));
    }
  }

  @Test
  void anExecutableIsTheProgramThatRuns() {
    JavaProcess process = start(LONG, SHELL.toString(), "-c", "read line");
    try (process) {
      assertTrue(process.isProgram(SHELL));
      assertFalse(process.isProgram(folder.resolve("gone")));
    }
  }

  @Test
  void whatIsSaidStandsInItsLog() throws IOException {
    JavaProcess process = start(LONG, SHELL.toString(), "-c", "echo out; echo err >&2");

    process.handle().onExit().join();

    assertEquals(List.of("out", "err"), Files.readAllLines(process.log()));
  }

  private JavaProcess start(Duration grace, String... command) {
    return JavaProcess.start(List.of(command), Map.of(), folder.resolve("log"), grace);
  }

  private static List<ProcessHandle> childrenOf(JavaProcess process) {
    return assertTimeoutPreemptively(
        LONG,
        () -> {
          List<ProcessHandle> children = List.of();
          while (children.isEmpty()) {
            children = process.handle().children().toList();
            Thread.onSpinWait();
          }
          return children;
        });
  }
}
