package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.EventHeader;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.CutoverDecision;
import io.snaprelay.ledger.FileLedger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.localaws.testing.LocalAwsExtension;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Restore;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Json;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What people decide about a cutover, and what they are shown and refused before. */
final class CutoverCommandsTest {
  @RegisterExtension static final LocalAwsExtension AWS = new LocalAwsExtension();

  private static final String QUEUE = Service.RESTORE_VERIFY.queueName();
  private static final String RUN = Runs.RUN.value();
  private static final String CANDIDATE =
      "arn:aws:rds:eu-west-1:111111111111:db:snaprelay-" + RUN + "-restore";
  private static final String BEGUN = "2026-11-21T03:00:00Z";

  @TempDir private Path folder;
  private FileLedger ledger;
  private RunLedger runs;
  private SqsClient sqs;
  private SdkEnvironment environment;

  @BeforeEach
  void open() {
    ledger = new FileLedger(folder);
    runs = new RunLedger(ledger);
    runs.freeze(cutover());
    runs.created(
        Runs.RUN,
        StepName.RESTORE,
        new Created(CANDIDATE, "db-NEW", Runs.REQUESTED_AT.plusSeconds(60)));
    sqs = AWS.client(SqsClient.builder(), Region.EU_WEST_1);
    environment = new SdkEnvironment(AWS.account().endpoint().toString(), AWS.account().id());
    sqs.createQueue(request -> request.queueName(QUEUE));
  }

  @AfterEach
  void close() {
    environment.close();
    sqs.deleteQueue(request -> request.queueUrl(url()));
    sqs.close();
  }

  @Test
  void whatWasProvedCanBeApprovedAndTheServiceHearsByWhom() throws IOException {
    proved(Verdict.PASSED);

    Cli said = run("approve", RUN, "--by", "ada");

    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().contains(CANDIDATE + ", whose proof PASSED, takes its name"), said.out());
    assertEquals(
        Json.mapper().readTree("{\"approve\":{\"run\":\"" + RUN + "\",\"by\":\"ada\"}}"),
        Json.mapper().readTree(bodies().get(0)));
  }

  @Test
  void aDryRunTellsWhatDiffersAndAsksForNothing() {
    proved(Verdict.PASSED);
    write(
        LedgerKeys.evidence(Runs.RUN, "settings-candidate.json"),
        "{\"differences\":[{\"setting\":\"availabilityZone\",\"captured\":\"eu-west-1a\",\"restored\":\"eu-west-1b\",\"reason\":\"RDS does not restore it\"}]}");

    Cli said = run("approve", RUN, "--dry-run");

    assertEquals(0, said.exit(), said.err());
    assertTrue(
        said.out()
            .contains(
                "differs    availabilityZone: eu-west-1b, was eu-west-1a (RDS does not restore it)"),
        said.out());
    assertTrue(said.out().contains("stays for PT24H, then a final snapshot"), said.out());
    assertTrue(said.out().contains("Nothing was asked for"), said.out());
    assertEquals(List.of(), bodies());
  }

  @Test
  void whatIsNotProvedIsNotApproved() {
    assertRefused("no proof of it has passed yet", "approve", RUN);

    proved(Verdict.FAILED);
    assertRefused("no proof of it has passed: its proof FAILED", "approve", RUN);
  }

  @Test
  void whatIsApprovedAlreadyIsSaid() {
    proved(Verdict.PASSED);
    write(LedgerKeys.cutover(Runs.RUN, CutoverDecision.APPROVAL), "\"bob\"");

    assertRefused("bob has approved it already", "approve", RUN);
  }

  @Test
  void aRunThatDoesNotCutOverIsNotKnown() {
    FrozenPlan other = Runs.copiedAndVerified().frozen("trigger-2");
    runs.freeze(other);

    for (String id : List.of(other.run().value(), "rabcdefghijklmno", "nonsense")) {
      assertRefused(4, "no run '" + id + "' whose plan cuts over", "approve", id);
    }
  }

  @Test
  void theOldProductionIsTakenBackByWhoeverSaysWhatIsLost() throws IOException {
    cutOver();

    Cli said = run("revert", RUN, "--by", "ada", "--lose-writes-since", BEGUN);

    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().contains("what was written to orders-prod since " + BEGUN), said.out());
    assertEquals(
        Json.mapper()
            .readTree(
                "{\"take-back\":{\"run\":\"%s\",\"by\":\"ada\",\"losesWritesSince\":\"%s\"}}"
                    .formatted(RUN, BEGUN)),
        Json.mapper().readTree(bodies().get(0)));
  }

  @Test
  void aDryRunTellsWhatWouldBeLostAndAsksForNothing() {
    cutOver();

    Cli said = run("revert", RUN, "--dry-run");

    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().contains("what was written to orders-prod since " + BEGUN), said.out());
    assertTrue(said.out().contains("orders-prod-retired takes its name back"), said.out());
    assertEquals(List.of(), bodies());
  }

  @Test
  void whoeverSaysTooLittleIsLostIsToldWhatIs() {
    cutOver();
    String needed = "give --lose-writes-since " + BEGUN;

    assertRefused(needed, "revert", RUN);
    assertRefused(needed, "revert", RUN, "--lose-writes-since", "2026-11-21T03:00:01Z");
  }

  @Test
  void beforeTheEndpointCheckItTurnsBackByItself() {
    proved(Verdict.PASSED);
    intended();

    assertRefused("it turns back by itself", "revert", RUN, "--lose-writes-since", BEGUN);
  }

  @Test
  void onceItsTimeIsUpNobodyGetsItBack() {
    cutOver();
    write(
        LedgerKeys.cutover(Runs.RUN, CutoverDecision.AFTERWARDS),
        "{\"undone\":false,\"at\":\"2026-11-22T03:00:00Z\"}");

    assertRefused("the hold is over", "revert", RUN, "--lose-writes-since", BEGUN);
  }

  private void assertRefused(String why, String... arguments) {
    assertRefused(2, why, arguments);
  }

  private void assertRefused(int exit, String why, String... arguments) {
    Cli said = run(arguments);

    assertEquals(exit, said.exit(), said.out());
    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains(why), said.err());
    assertEquals(List.of(), bodies());
  }

  private Cli run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "restore";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--ledger";
    all[arguments.length + 2] = "file:" + folder;
    return Cli.run(all);
  }

  private void cutOver() {
    proved(Verdict.PASSED);
    intended();
    write(
        LedgerKeys.cutover(Runs.RUN, CutoverDecision.TURN),
        "{\"course\":\"PASSED\",\"why\":\"it passed\",\"at\":\"2026-11-21T03:01:00Z\"}");
  }

  private void intended() {
    write(
        LedgerKeys.cutover(Runs.RUN, CutoverDecision.INTENT),
        "{\"at\":\"%s\",\"aside\":{\"identifier\":\"orders-prod-retired\"}}".formatted(BEGUN));
  }

  private void write(String key, String json) {
    ledger.create(key, json.getBytes(StandardCharsets.UTF_8));
  }

  private void proved(Verdict verdict) {
    runs.record(
        RunRecords.done(
            Runs.RUN,
            StepName.VERIFY,
            Runs.REQUESTED_AT,
            new VerificationCompleted(
                new EventHeader(
                    "event-verify",
                    Optional.of(Runs.RUN),
                    Optional.empty(),
                    Runs.REQUESTED_AT,
                    Optional.empty(),
                    Optional.empty()),
                Runs.ORDERS,
                verdict,
                List.of(check(verdict)))));
  }

  private static CheckResult check(Verdict verdict) {
    CheckResult.Status status =
        verdict == Verdict.PASSED ? CheckResult.Status.PASS : CheckResult.Status.FAIL;
    return new CheckResult(
        "connects", "shop", status, "a session", "", Duration.ZERO, Optional.empty());
  }

  private static FrozenPlan cutover() {
    return Runs.nightly()
        .verified()
        .staying(
            new Restore(
                Restore.Mode.CUTOVER,
                Restore.Approval.MANUAL,
                Optional.of(Duration.ofHours(24)),
                false,
                null,
                null))
        .frozen();
  }

  private List<String> bodies() {
    return sqs
        .receiveMessage(request -> request.queueUrl(url()).maxNumberOfMessages(10))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }

  private String url() {
    return sqs.getQueueUrl(request -> request.queueName(QUEUE)).queueUrl();
  }
}
