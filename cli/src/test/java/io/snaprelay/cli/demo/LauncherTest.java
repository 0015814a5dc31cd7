package io.snaprelay.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.wire.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout in which everything but native executables was built. */
final class LauncherTest {
  private static final Path LAUNCHER = Path.of("../snaprelay");

  @TempDir private Path home;

  @BeforeEach
  void checkout() throws IOException {
    Files.copy(LAUNCHER, home.resolve("snaprelay"));
    file("cli/target/snaprelay.jar");
    file("target/snaprelay-built");
  }

  @Test
  void withoutAGraalVmItSaysWhatToSet() throws Exception {
    Said said = said(Map.of("GRAALVM_HOME", ""), "demo", "--native");

    assertEquals(2, said.exit(), said.text());
    assertTrue(said.text().contains("set GRAALVM_HOME to the folder of a GraalVM or Mandrel 25"));
  }

  @Test
  void aFolderWithoutNativeImageIsNamed() throws Exception {
    Said said = said(Map.of("GRAALVM_HOME", home.toString()), "demo", "--native");

    assertEquals(2, said.exit(), said.text());
    assertTrue(said.text().contains("no bin/native-image in '" + home + "'"), said.text());
  }

  @Test
  void oneMissingExecutableIsEnoughToAskForIt() throws Exception {
    executables();
    Files.delete(Form.NATIVE.program(home, Service.NOTIFIER));

    Said said = said(Map.of("GRAALVM_HOME", ""), "demo", "--native");

    assertEquals(2, said.exit(), said.text());
  }

  @Test
  void whoeverHasTheExecutablesNeedsNoGraalVm() throws Exception {
    executables();

    Said said = said(Map.of("GRAALVM_HOME", ""), "demo", "--native");

    assertTrue(said.text().contains("snaprelay.jar"), "Java is started: " + said.text());
    assertEquals(1, said.exit());
  }

  @Test
  void nothingElseAsksForIt() throws Exception {
    assertEquals(1, said(Map.of("GRAALVM_HOME", ""), "demo").exit());
    assertEquals(1, said(Map.of("GRAALVM_HOME", ""), "demo", "--native", "--help").exit());
  }

  @Test
  void theNativeCommandLineIsTakenWhereItWasBuilt() throws Exception {
    nativeCommandLine();

    Said said = said(Map.of(), "status", "t 1");

    assertEquals("native -Dsnaprelay.home=" + home.toRealPath() + " status t 1\n", said.text());
    assertEquals(0, said.exit());
  }

  @Test
  void aNativeCommandLineThatIsOlderThanASourceIsNot() throws Exception {
    Path program = nativeCommandLine();
    Files.setLastModifiedTime(program, FileTime.from(Instant.EPOCH));
    file("cli/src/main/java/Newer.java");
    Files.setLastModifiedTime(
        home.resolve("cli/src/main/java/Newer.java"), FileTime.from(Instant.EPOCH.plusSeconds(1)));

    assertEquals(1, said(Map.of(), "status").exit(), "Java is started");
  }

  @Test
  void theDemoNeedsAJvmAllTheSame() throws Exception {
    nativeCommandLine();

    assertEquals(1, said(Map.of(), "demo").exit(), "Java is started");
  }

  private Path nativeCommandLine() throws IOException {
    Path program = home.resolve("cli/target/snaprelay");
    Files.writeString(program, "#!/bin/sh\necho native \"$@\"\n");
    assertTrue(program.toFile().setExecutable(true));
    return program;
  }

  private void executables() throws IOException {
    for (Service service : Service.values()) {
      Path program = Form.NATIVE.program(home, service);
      file(home.relativize(program).toString());
      assertTrue(program.toFile().setExecutable(true));
    }
    file("target/snaprelay-built-native");
  }

  private void file(String path) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "no jar");
  }

  private record Said(int exit, String text) {}

  private Said said(Map<String, String> environment, String... arguments) throws Exception {
    ProcessBuilder launcher = new ProcessBuilder(home.resolve("snaprelay").toString());
    launcher.command().addAll(List.of(arguments));
    launcher.environment().putAll(environment);
    Process running = launcher.redirectErrorStream(true).start();
    String text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(running.waitFor(), text);
  }
}
