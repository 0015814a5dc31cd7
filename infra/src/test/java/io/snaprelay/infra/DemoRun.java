package io.snaprelay.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the demo as a user starts it: a process of its own, on the packaged programs.
 *
 * @param exitCode how it ended
 * @param output what it printed
 * @param folder what it kept
 */
record DemoRun(int exitCode, String output, Path folder) {

  /** With few orders, for what does not depend on their number. */
  static DemoRun of(Path folder, String... options) throws IOException, InterruptedException {
    List<String> few = new ArrayList<>(List.of("--orders", "5000"));
    few.addAll(List.of(options));
    return asShown(folder, few.toArray(String[]::new));
  }

  /** With as many orders as the README shows. */
  static DemoRun asShown(Path folder, String... options) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("snaprelay.home"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dsnaprelay.home=" + home,
                "-Dsnaprelay.form=" + System.getProperty("snaprelay.form", "jvm"),
                "-Dsnaprelay.accesses=" + System.getProperty("snaprelay.accesses", ""),
                "-jar",
                home.resolve("cli/target/snaprelay.jar").toString(),
                "demo",
                "--keep",
                folder.toString()));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    return new DemoRun(process.waitFor(), output, folder);
  }

  /** The evidence that it left. */
  JsonNode evidence() throws IOException {
    return new ObjectMapper().readTree(evidence(".json").toFile());
  }

  Path evidence(String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("evidence-"))
          .filter(file -> file.toString().endsWith(ending))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no evidence" + ending + " in:\n" + output));
    }
  }

  /** How many different events of a type the notifier has seen. */
  long eventsNamed(String type) throws IOException {
    long count = 0;
    try (Stream<Path> files = Files.walk(folder.resolve("ledger/runs"))) {
      for (Path file : files.filter(f -> f.getParent().endsWith("events")).toList()) {
        count += Files.readString(file).contains("\"" + type + "\"") ? 1 : 0;
      }
    }
    return count;
  }
}
