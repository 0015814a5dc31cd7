package io.snaprelay.localaws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.snaprelay.localaws.mariadb.MariaDb;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** AWS's clients of other languages, which we did not write either. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ForeignClientsTest {

  @TempDir Path folder;

  @Test
  void boto3DrivesTheWholeStory() throws Exception {
    assumeTrue(succeeds("python3", "-c", "import boto3"), "python3 with boto3 is not installed");
    try (LocalAws aws = LocalAws.builder().start()) {
      String script = resource("story.py");
      assertEquals(
          List.of(
              "ok identity",
              "ok rule",
              "ok instance",
              "ok secret",
              "ok snapshot",
              "ok event",
              "ok copy",
              "ok restore",
              "ok connect",
              "ok refusals",
              "ok pages",
              "ok delete"),
          output(aws, "python3", script, aws.endpoint().toString(), aws.caBundle().toString()));
    }
  }

  @Test
  void boto3CreatesAMariaDbInstanceAndRestoresIt() throws Exception {
    assumeTrue(succeeds("python3", "-c", "import boto3"), "python3 with boto3 is not installed");
    assumeTrue(MariaDb.isHere(), "MariaDB's binaries are of Linux on x86_64");
    try (LocalAws aws = LocalAws.builder().start()) {
      assertEquals(
          List.of("ok version", "ok instance", "ok connect", "ok restore", "ok delete"),
          output(aws, "python3", resource("mariadb.py"), aws.endpoint().toString()));
    }
  }

  @Test
  void boto3MakesSecurityGroups() throws Exception {
    assumeTrue(succeeds("python3", "-c", "import boto3"), "python3 with boto3 is not installed");
    try (LocalAws aws = LocalAws.builder().start()) {
      assertEquals(
          List.of("ok create", "ok describe", "ok refusals"),
          output(aws, "python3", resource("network.py"), aws.endpoint().toString()));
    }
  }

  @Test
  void boto3DrivesAnAuroraCluster() throws Exception {
    assumeTrue(succeeds("python3", "-c", "import boto3"), "python3 with boto3 is not installed");
    try (LocalAws aws = LocalAws.builder().start()) {
      assertEquals(
          List.of(
              "ok cluster",
              "ok secret",
              "ok snapshot",
              "ok copy",
              "ok share",
              "ok restore",
              "ok connect",
              "ok refusals",
              "ok delete"),
          output(
              aws,
              "python3",
              resource("cluster.py"),
              aws.endpoint().toString(),
              aws.caBundle().toString()));
    }
  }

  @Test
  void theAwsCliDrivesAnAuroraCluster() throws Exception {
    assumeTrue(succeeds("aws", "--version"), "the aws CLI is not installed");
    try (LocalAws aws = LocalAws.builder().start()) {
      assertEquals(
          List.of("ok cluster", "ok snapshot", "ok copy", "ok restore", "ok delete"),
          output(aws, "sh", resource("cluster.sh")));
    }
  }

  @Test
  void theAwsCliDrivesTheWholeStory() throws Exception {
    assumeTrue(succeeds("aws", "--version"), "the aws CLI is not installed");
    try (LocalAws aws = LocalAws.builder().start()) {
      assertEquals(
          List.of(
              "ok identity",
              "ok instance",
              "ok snapshot",
              "ok copy",
              "ok restore",
              "ok delete",
              "ok queue",
              "ok topic",
              "ok refusal"),
          output(aws, "sh", resource("story.sh")));
    }
  }

  private static String resource(String name) throws URISyntaxException {
    return Path.of(ForeignClientsTest.class.getResource("/clients/" + name).toURI()).toString();
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** What the command printed; its complaints too, so that a failure explains itself. */
  private List<String> output(LocalAws aws, String... command)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    ProcessBuilder process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    process
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL",
                aws.endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                aws.defaultAccount(),
                "AWS_SECRET_ACCESS_KEY",
                "local",
                "AWS_REGION",
                "eu-west-1",
                "AWS_DEFAULT_REGION",
                "eu-west-1",
                "AWS_CONFIG_FILE",
                folder.resolve("none").toString()));
    process.start().waitFor();
    return Files.readAllLines(output);
  }
}
