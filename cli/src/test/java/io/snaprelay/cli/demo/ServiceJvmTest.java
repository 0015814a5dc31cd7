package io.snaprelay.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A JVM takes the options that services are started with. */
class ServiceJvmTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /** The file tells the JVM to leave out what it does not know: a slip would not be noticed. */
  @ParameterizedTest
  @CsvSource({
    "MaxHeapSize, 100663296",
    "InitialHeapSize, 18874368",
    "MaxNewSize, 4194304",
    "MaxHeapFreeRatio, 15",
    "UseSerialGC, true",
    "TieredStopAtLevel, 1",
    "ThreadStackSize, 256",
    "ReservedCodeCacheSize, 33554432",
    "UsePerfData, false",
    "ArchiveRelocationMode, 0",
  })
  void everyOptionIsTaken(String option, String value) throws Exception {
    assertTrue(
        flags().lines().anyMatch(line -> line.matches(" *\\w+ " + option + " += " + value + " .*")),
        () -> option + " is not " + value);
  }

  @Test
  void itHasNothingToWarnOf() throws Exception {
    assertFalse(ran("--version").contains("warning"));
  }

  private static String flags() throws IOException, InterruptedException {
    return ran("-XX:+PrintFlagsFinal", "--version");
  }

  private static String ran(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ServiceJvm.options(HOME));
    command.addAll(List.of(arguments));
    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor(), said);
    return said;
  }
}
