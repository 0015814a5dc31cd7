package io.snaprelay.cli.demo;

import io.snaprelay.cli.Complaint;
import io.snaprelay.cli.ExitCode;
import io.snaprelay.cli.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** local-aws in a JVM of its own, and what it tells us to export. */
public final class LocalAwsProcess implements AutoCloseable {
  /** It copies files for others, and starts quickly. */
  private static final List<String> JVM =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final String EXPORT = "export ";
  private static final String ENDPOINT = "AWS_ENDPOINT_URL";
  private static final String CA_BUNDLE = "LOCAL_AWS_CA_BUNDLE";

  private final JavaProcess process;
  private final HttpClient http = HttpClient.newHttpClient();
  private Map<String, String> exports = Map.of();

  private LocalAwsProcess(JavaProcess process) {
    this.process = process;
  }

  static LocalAwsProcess start(
      Installation installation, Workspace workspace, List<String> options) {
    Path log = workspace.log("local-aws");
    List<String> program = new ArrayList<>(List.of(installation.localAws().toString()));
    program.addAll(List.of("--port", "0", "--data", workspace.aws().toString()));
    program.addAll(options);
    return new LocalAwsProcess(JavaProcess.start(JVM, program, Map.of(), log));
  }

  /**
   * Waits until it listens; then it prints what to export.
   *
   * @throws Complaint if it does not come up
   */
  void awaitListening() {
    Patience.until(PATIENCE, PAUSE, () -> process.isAlive() ? listening() : Optional.of(false));
    exports = exports(process.log());
    if (!isComplete(exports)) {
      throw new Complaint(
          ExitCode.DEFECT, "local-aws did not start; it says: " + text(process.log()));
    }
  }

  private Optional<Boolean> listening() {
    return isComplete(exports(process.log())) ? Optional.of(true) : Optional.empty();
  }

  private static boolean isComplete(Map<String, String> exports) {
    return exports.containsKey(ENDPOINT) && exports.containsKey(CA_BUNDLE);
  }

  private static Map<String, String> exports(Path log) {
    return text(log)
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(EXPORT) && line.contains("="))
        .map(line -> line.substring(EXPORT.length()).split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> second));
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI endpoint() {
    return URI.create(exports.get(ENDPOINT));
  }

  public Path caBundle() {
    return Path.of(exports.get(CA_BUNDLE));
  }

  /** Sets what shall go wrong. */
  public void setFaults(String json) {
    control("faults", json);
  }

  /** Lets RDS take a snapshot by itself, by which the automated backups of a database begin. */
  public void takeAutomatedSnapshot(String json) {
    control("automated-snapshot", json);
  }

  /** Damages a snapshot so that only reading it finds the damage. */
  void damage(String json) {
    control("damage", json);
  }

  /** Copies the files of a snapshot to a new folder. */
  void export(String json) {
    control("export", json);
  }

  /** What every role would have had to be allowed so far, as JSON. */
  String accesses() {
    return send("accesses", HttpRequest.newBuilder().GET());
  }

  private void control(String what, String json) {
    send(what, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private String send(String what, HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(
              request.uri(endpoint().resolve("/_local/" + what)).build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("local-aws refuses " + what + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
