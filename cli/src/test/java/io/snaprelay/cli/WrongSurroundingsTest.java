package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.snaprelay.localaws.testing.LocalAwsExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is set up, or the wrong thing: what a stranger is told first. */
final class WrongSurroundingsTest {
  @RegisterExtension static final LocalAwsExtension AWS = new LocalAwsExtension();

  private static final String PLANS = "../examples/demo.yaml";

  @TempDir private Path folder;
  private SdkEnvironment environment;

  /** No profile of whoever runs this, and no machine of EC2's that would lend its own. */
  @BeforeEach
  void nobodysMachine() throws IOException {
    Path nothing = Files.writeString(folder.resolve("no-profile"), "");
    Files.createDirectory(folder.resolve("ledger"));
    environment =
        new SdkEnvironment(AWS.account().endpoint().toString(), AWS.account().id())
            .with("aws.configFile", nothing.toString())
            .with("aws.sharedCredentialsFile", nothing.toString())
            .with("aws.disableEc2Metadata", "true");
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run nightly --ledger LEDGER",
        "redrive copy-service",
        "evidence key alias/x",
        "status --ledger s3://somewhere/snaprelay",
        "copies --plans PLANS --ledger LEDGER",
        "sweep --plans PLANS",
        "sweep --plans PLANS --dry-run --ledger LEDGER",
        "share --plans PLANS --ledger LEDGER",
        "retention preview --plans PLANS --ledger LEDGER",
        "restore preview restore --plans ../examples/create-and-restore.yaml --ledger LEDGER",
        "coverage --plans PLANS --ledger LEDGER",
        "coverage --plans s3://plans/plans.yaml --ledger LEDGER",
        "doctor --plans PLANS"
      })
  void withoutARegionOneIsAskedFor(String line) {
    assumeTrue(System.getenv("AWS_REGION") == null, "this machine has a region");
    environment.without("aws.region");

    assertIsTold(2, "snaprelay: AWS: no region is set. Set AWS_REGION, or", run(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run nightly --ledger LEDGER",
        "copies --plans PLANS --ledger LEDGER",
        "evidence key alias/x"
      })
  void withoutCredentialsTheyAreAskedFor(String line) {
    assumeTrue(System.getenv("AWS_ACCESS_KEY_ID") == null, "this machine has credentials");
    environment.without("aws.accessKeyId").without("aws.secretAccessKey");

    assertIsTold(2, "snaprelay: AWS: no credentials are set. Set AWS_PROFILE, or", run(line));
  }

  @Test
  void doctorWithoutCredentialsNamesTheSameRemedy() {
    assumeTrue(System.getenv("AWS_ACCESS_KEY_ID") == null, "this machine has credentials");
    environment.without("aws.accessKeyId").without("aws.secretAccessKey");

    Cli said = run("doctor --plans PLANS --json");

    assertEquals(1, said.exit(), said.out() + said.err());
    assertEquals(
        "no credentials are set", said.json().at("/findings/0/problem").asText(), said.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run nightly --ledger LEDGER", "copies --plans PLANS --ledger LEDGER"})
  void anEndpointAtWhichNobodyListensIsNamed(String line) throws IOException {
    // Bound, so that nobody else gets the port, and never listening.
    try (Socket silent = new Socket()) {
      silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String nowhere = "http://127.0.0.1:" + silent.getLocalPort();
      environment.with("aws.endpointUrl", nowhere);

      Cli said = run(line);

      assertIsTold(2, "snaprelay: AWS: " + nowhere + " does not answer (ConnectException", said);
      assertTrue(said.err().contains("Correct AWS_ENDPOINT_URL"), said.err());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run nightly",
        "status",
        "status t-1",
        "cancel rjoo4hrgksgdscmp",
        "restore approve rjoo4hrgksgdscmp",
        "restore revert rjoo4hrgksgdscmp --lose-writes-since 2026-11-21T02:00:00Z",
        "coverage --plans PLANS",
        "copies --plans PLANS",
        "share --plans PLANS",
        "retention preview --plans PLANS",
        "restore preview restore --plans ../examples/create-and-restore.yaml"
      })
  void aLedgerFolderThatIsNotThereIsNoEmptyLedger(String line) {
    assumeTrue(System.getenv("SNAPRELAY_LEDGER") == null, "this machine has a ledger");
    Path nowhere = folder.resolve("nowhere");

    assertIsTold(2, "snaprelay: No ledger: give --ledger", run(line));
    assertIsTold(
        2, "snaprelay: There is no folder " + nowhere, run(line + " --ledger file:" + nowhere));
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "status t-1", "run nightly", "cancel rjoo4hrgksgdscmp"})
  void aBucketThatIsNotThereIsNamed(String line) {
    Cli said = run(line + " --ledger s3://nobody-made-me/snaprelay");

    assertIsTold(2, "snaprelay: AWS: ", said);
    assertTrue(said.err().contains("nobody-made-me"), said.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status nobody",
        "status rjoo4hrgksgdscmp",
        "cancel nobody",
        "cancel rjoo4hrgksgdscmp",
        "restore approve nobody",
        "restore revert rjoo4hrgksgdscmp --lose-writes-since 2026-11-21T02:00:00Z"
      })
  void aRunThatNobodyKnowsIsNamedWithTheLedger(String line) {
    Cli said = run(line + " --ledger LEDGER");

    assertIsTold(4, "snaprelay: The ledger " + ledger() + " knows ", said);
    assertTrue(said.err().contains(line.split(" ")[line.startsWith("restore") ? 2 : 1]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "coverage",
        "copies",
        "share",
        "sweep",
        "schedules",
        "doctor",
        "retention preview",
        "restore preview nightly"
      })
  void aPlanFileThatIsNotThereIsNamed(String command) {
    String absent = folder.resolve("absent.yaml").toString();

    assertIsTold(
        2,
        "snaprelay: The plan file " + absent + " cannot be used: there is no such file",
        run(command + " --plans " + absent));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "copies --plans PLANS --ledger LEDGER --account 12 | --account '12' is no account: it has 12",
        "restore revert x --ledger LEDGER --lose-writes-since noon | 'noon' is no time; expected for",
        "plan explain PLANS nightlly --size-gib 1 | no plan 'nightlly'; it has: nightly",
        "restore preview nightlly --plans PLANS | no plan 'nightlly'; it has: nightly",
        "evidence verify LEDGERFOLDER --key nope.pem | the key nope.pem: there is no such file",
        "coverage --plans PLANS --ledger LEDGER --html /nowhere/c.html | /nowhere/c.html: there is no",
        "sanitize draft --host nobody.invalid --database d --user u --ca-bundle PLANS | UnknownHost"
      })
  void aWrongValueIsNamedWithWhatWouldBeRight(String line, String told) {
    Cli said = run(line);

    assertIsTold(2, "snaprelay: ", said);
    assertTrue(said.err().contains(told), said.err());
  }

  private static void assertIsTold(int exit, String told, Cli said) {
    assertEquals(exit, said.exit(), said.out() + said.err());
    assertTrue(said.complainsInOneLine(), said.out() + said.err());
    assertTrue(said.err().startsWith(told), said.err());
    assertFalse(said.err().contains("Exception@") || said.err().contains("Provider"), said.err());
  }

  private String ledger() {
    return "file:" + folder.resolve("ledger");
  }

  private String meant(String word) {
    return switch (word) {
      case "PLANS" -> PLANS;
      case "LEDGER" -> ledger();
      case "LEDGERFOLDER" -> folder.resolve("ledger").toString();
      default -> word;
    };
  }

  private Cli run(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ")) {
      words.add(meant(word));
    }
    return Cli.run(words.toArray(String[]::new));
  }
}
