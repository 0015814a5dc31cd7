package io.snaprelay.localaws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Local AWS as a process of its own. */
@Timeout(60)
class MainTest {

  @TempDir Path data;
  private Process process;

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  private void start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(data.resolve("errors").toFile()).start();
  }

  private String errors() throws IOException {
    return Files.readString(data.resolve("errors"));
  }

  @Test
  void itSaysWhatToExportAndServesUntilItIsTerminated() throws Exception {
    start("--port", "0", "--data", data.toString());
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String endpoint = out.readLine().replace("export AWS_ENDPOINT_URL=", "");
    assertEquals("export AWS_ACCESS_KEY_ID=111111111111", out.readLine());
    assertTrue(out.readLine().startsWith("export AWS_SECRET_ACCESS_KEY="));
    assertTrue(out.readLine().startsWith("export AWS_REGION="));
    HttpResponse<String> health =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(endpoint + "/_local/health")).build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals("{\"status\":\"ok\"}", health.body());
    process.destroy();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it does not end at SIGTERM");
    assertFalse(errors().contains("Exception"));
  }

  @Test
  void aBadCommandLineIsExplainedWithCodeTwo() throws Exception {
    start("--port", "many");
    assertEquals(2, process.waitFor());
    String errors = errors();
    assertTrue(errors.startsWith("local-aws: --port needs a number"), errors);
    assertTrue(errors.contains("Usage:"), errors);
  }

  @Test
  void aPortThatIsTakenIsToldWithCodeOne() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      start("--port", String.valueOf(taken.getLocalPort()), "--data", data.toString());
      assertEquals(1, process.waitFor());
      String errors = errors();
      assertTrue(errors.startsWith("local-aws cannot start: Port "), errors);
    }
  }
}
