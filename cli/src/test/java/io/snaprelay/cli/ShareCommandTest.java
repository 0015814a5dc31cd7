package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.kms.KeyPolicy;
import io.snaprelay.ledger.FileLedger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.Stock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/** {@code share --apply}: whom it lets in and shuts out, and when it does not. */
final class ShareCommandTest {
  private static final String PLAN =
      """
      databases:
        orders: { instance: orders-prod, region: eu-west-1 }
      plans:
        nightly:
          databases: [orders]
          verify: { instanceClass: db.t4g.medium }
          copy: { region: eu-central-1, kmsKey: alias/dr }
          share: { accounts: ["333333333333", "444444444444"] }
      """;
  private static final List<String> PLANNED = List.of("333333333333", "444444444444");

  @TempDir private Path folder;
  private Nights nights;

  @BeforeEach
  void open() throws IOException {
    nights = new Nights(folder, PLAN);
  }

  @AfterEach
  void close() {
    nights.close();
  }

  private SnapshotRef copied() {
    return Stock.ref(nights.ran("night-1"), StepName.COPY);
  }

  private List<String> sharedWith(SnapshotRef snapshot) {
    return nights.rds.sharedWith(snapshot).stream().sorted().toList();
  }

  @Test
  void whoIsMissingIsLetInAndWhoIsTooManyIsShutOut() {
    SnapshotRef copy = copied();
    nights.rds.share(copy, List.of("333333333333", "999999999999"), List.of());

    Cli said = nights.run("share", "--apply");

    assertEquals(0, said.exit(), said.err());
    assertEquals(
        "changed    %s of plan nightly: 333333333333, 444444444444; let in 444444444444; shut out 999999999999\n"
            .formatted(copy.arn()),
        said.out());
    assertEquals(PLANNED, sharedWith(copy));
    assertTrue(nights.run("share", "--apply").out().startsWith("as planned"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--dry-run", "--json"})
  void withoutApplyNothingIsChanged(String option) {
    SnapshotRef copy = copied();

    Cli said = nights.run("share", option);

    assertEquals(1, said.exit(), said.err());
    assertEquals(List.of(), sharedWith(copy));
  }

  @Test
  void oneSnapshotIsSharedWithSomebodyWhomThePlanDoesNotName() {
    SnapshotRef first = copied();
    SnapshotRef second = Stock.ref(nights.ran("night-2"), StepName.COPY);
    nights.rds.share(second, List.of("333333333333"), List.of());

    Cli said =
        nights.run("share", "--snapshot", second.identifier(), "--with", "555555555555", "--apply");

    assertEquals(0, said.exit(), said.err());
    assertEquals(List.of("333333333333", "555555555555"), sharedWith(second));
    assertEquals(List.of(), sharedWith(first));
  }

  @Test
  void oneAccountIsShutOutOfOneSnapshot() {
    SnapshotRef copy = copied();
    nights.rds.share(copy, PLANNED, List.of());

    Cli said =
        nights.run("share", "--snapshot", copy.arn(), "--without", "444444444444", "--apply");

    assertEquals(0, said.exit(), said.err());
    assertEquals(List.of("333333333333"), sharedWith(copy));
  }

  @Test
  void whatAPersonMadeIsNeverShared() {
    copied();
    nights.rds.createSnapshot(Runs.ORDERS, "before-upgrade", Map.of());
    nights.anHour();

    Cli said =
        nights.run("share", "--snapshot", "before-upgrade", "--with", "555555555555", "--apply");

    assertEquals(2, said.exit());
    assertTrue(said.err().contains("'before-upgrade' is no available snapshot"), said.err());
    assertEquals(
        List.of(),
        sharedWith(
            new SnapshotRef(Runs.ORDERS.kind(), Runs.ACCOUNT, "eu-west-1", "before-upgrade")));
  }

  @Test
  void whatTheKeyOfAwsEncryptsIsRefusedBeforeTheCall() {
    SnapshotRef copy = Stock.ref(nights.ranUnder("alias/aws/rds", "night-1"), StepName.COPY);

    Cli said = nights.run("share", "--apply");

    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().startsWith("REFUSED"), said.out());
    assertTrue(said.out().contains("is managed by AWS"), said.out());
    assertEquals(List.of(), sharedWith(copy));
  }

  @Test
  void aKeyThatShutsThemOutIsNamedWithTheStatementToAdd() {
    try (KmsClient kms = kms()) {
      String key = kms.createKey().keyMetadata().arn();
      SnapshotRef copy = Stock.ref(nights.ranUnder(key, "night-1"), StepName.COPY);

      Cli refused = nights.run("share", "--dry-run");
      assertTrue(refused.out().contains("add the statement {"), refused.out());
      letIn(kms, key);

      assertEquals(0, nights.run("share", "--apply").exit());
      assertEquals(PLANNED, sharedWith(copy));
    }
  }

  private KmsClient kms() {
    return nights.aws().client(KmsClient.builder(), Runs.ACCOUNT, Region.EU_CENTRAL_1);
  }

  private static void letIn(KmsClient kms, String key) {
    String before = kms.getKeyPolicy(it -> it.keyId(key)).policy();
    int first = before.indexOf('[', before.indexOf("\"Statement\"")) + 1;
    String after =
        before.substring(0, first)
            + KeyPolicy.statementFor(PLANNED)
            + ","
            + before.substring(first);
    kms.putKeyPolicy(it -> it.keyId(key).policyName("default").policy(after));
  }

  @Test
  void theTwentyFirstAccountIsRefusedBeforeTheCall() {
    SnapshotRef copy = copied();
    String many =
        IntStream.range(0, 21)
            .mapToObj(each -> "%012d".formatted(500_000_000_000L + each))
            .collect(Collectors.joining(","));

    Cli said = nights.run("share", "--snapshot", copy.identifier(), "--with", many, "--apply");

    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains("20 accounts in at most, and these would be 21"), said.out());
    assertEquals(List.of(), sharedWith(copy));
  }

  @Test
  void whatARunIsAtWorkWithIsLeftToIt() {
    SnapshotRef copy = copied();
    FrozenPlan next = Runs.nightly().of(SnapshotSource.named(copy.arn())).frozen("night-2");
    new RunLedger(new FileLedger(folder.resolve("ledger"))).freeze(next);

    Cli said = nights.run("share", "--apply");

    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains("run %s is still at work".formatted(next.run())), said.out());
    assertEquals(List.of(), sharedWith(copy));
  }

  /** It may still be encrypted under production's key. */
  @Test
  void whatIsMaskedAndNotYetEncryptedAnewIsNotGivenAway() {
    FrozenPlan run = nights.ran("night-1");
    StepName step = StepName.SANITIZED_SNAPSHOT;
    String name = new ResourceName(run.run(), step).value();
    nights.rds.createSnapshot(
        Runs.ORDERS, name, new Ownership(run.run(), step, ResourceRole.SANITIZED).tags());
    nights.anHour();
    SnapshotRef masked = new SnapshotRef(Runs.ORDERS.kind(), Runs.ACCOUNT, "eu-west-1", name);
    new RunRecords(new FileLedger(folder.resolve("ledger")))
        .created(run, step, masked, Runs.REQUESTED_AT);

    Cli said = nights.run("share", "--snapshot", name, "--with", "555555555555", "--apply");

    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains("only a result is shared"), said.out());
    assertEquals(List.of(), sharedWith(masked));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "share --with 555555555555 --apply",
        "share --apply --dry-run",
        "share --snapshot x --with all --apply",
        "share --snapshot x --with 555555555555 --without 555555555555",
        "share --snapshot unknown --apply"
      })
  void whatCannotBeMeantIsAWrongCommandLine(String command) {
    Cli said = nights.run(command);

    assertEquals(2, said.exit(), said.out());
    assertTrue(said.complainsInOneLine(), said.err());
  }
}
