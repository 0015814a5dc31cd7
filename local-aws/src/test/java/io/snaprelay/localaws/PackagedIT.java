package io.snaprelay.localaws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/** The jar as it is started by hand: finds its libraries and the PostgreSQL binaries beside it. */
@Timeout(120)
class PackagedIT {

  @TempDir Path folder;

  @Test
  void theJarServesARealDatabaseAndEndsAtSigterm() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "local-aws.jar").toAbsolutePath().toString(),
                "--port",
                "0")
            .redirectError(folder.resolve("errors").toFile())
            .directory(folder.toFile())
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      URI endpoint = URI.create(out.readLine().replace("export AWS_ENDPOINT_URL=", ""));
      try (RdsClient rds =
          new LocalAccount(endpoint, "111111111111")
              .client(RdsClient.builder(), Region.EU_WEST_1)) {
        assertEquals("postgres", createdEngine(rds));
      }
      List<ProcessHandle> servers = process.descendants().toList();
      assertTrue(!servers.isEmpty(), "no PostgreSQL server runs");
      process.destroy();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it does not end at SIGTERM");
      for (ProcessHandle server : servers) {
        server.onExit().get(30, TimeUnit.SECONDS);
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static String createdEngine(RdsClient rds) {
    rds.createDBInstance(
        r ->
            r.dbInstanceIdentifier("orders")
                .engine("postgres")
                .dbInstanceClass("db.t4g.micro")
                .allocatedStorage(20)
                .masterUsername("app")
                .masterUserPassword("only-a-test"));
    return RdsWaiting.impatient(rds)
        .waitUntilDBInstanceAvailable(r -> r.dbInstanceIdentifier("orders"))
        .matched()
        .response()
        .orElseThrow()
        .dbInstances()
        .get(0)
        .engine();
  }
}
