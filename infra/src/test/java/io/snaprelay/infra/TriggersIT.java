package io.snaprelay.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.RunView;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.demo.Keys;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.SourceDatabase;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.cli.demo.Workspace;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunResult;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Service;
import io.snaprelay.wire.Sweep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Triggers, good and bad, against the packaged services. */
class TriggersIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String PLANS =
      """
      databases:
        orders: { instance: orders-prod, region: eu-west-1 }
        ghost: { instance: nobody-made-me, region: eu-west-1 }
      plans:
        snapshot-only: { databases: [orders], snapshot: { source: fresh } }
        with-ghost: { databases: [ghost, orders], snapshot: { source: fresh } }
        without-key:
          databases: [orders]
          copy: { region: eu-central-1, kmsKey: alias/nobody-made-me }
      """;

  private static Stage stage;

  @BeforeAll
  static void servicesAndASmallDatabase() {
    stage = Stage.set(Workspace.temporary(), PLANS, Map.of());
    for (Service service : Service.values()) {
      stage.services().start(service);
    }
    Keys keys = Keys.create(stage.clients());
    new SourceDatabase(rds(), stage.aws().caBundle()).create(keys.sourceArn(), "17", 100);
  }

  @AfterAll
  static void clear() {
    stage.close();
  }

  @Test
  void aTriggerDeliveredFiveTimesMakesOneRun() {
    Trigger trigger = trigger("five-times", "snapshot-only");
    for (int i = 0; i < 4; i++) {
      trigger.sendTo(stage.queues());
    }

    TriggerRecord record = stage.trigger(trigger);
    ended(record.runs().get(0).run());

    String prefix = new ResourceName(record.runs().get(0).run(), StepName.SNAPSHOT).value();
    long snapshots =
        rds().describeDBSnapshots().dbSnapshots().stream()
            .filter(snapshot -> snapshot.dbSnapshotIdentifier().equals(prefix))
            .count();
    assertEquals(1, record.runs().size());
    assertEquals(1, snapshots);
  }

  @Test
  void aDatabaseThatDoesNotExistIsARunThatFailsAndTheOthersGoOn() {
    TriggerRecord record = stage.trigger(trigger("with-ghost", "with-ghost"));

    RunView ghost = ended(RunId.of("with-ghost", "with-ghost", "ghost"));
    RunView orders = ended(RunId.of("with-ghost", "with-ghost", "orders"));

    assertEquals(2, record.runs().size());
    assertEquals(Optional.of(RunResult.FAILED), ghost.result());
    assertTrue(failure(ghost).contains(FailureCode.DATABASE_NOT_FOUND.name()), failure(ghost));
    assertTrue(failure(ghost).contains("nobody-made-me"), failure(ghost));
    assertEquals(Optional.of(RunResult.SUCCEEDED), orders.result());
  }

  @Test
  void aKeyThatDoesNotExistFailsTheCopyByName() {
    stage.trigger(trigger("without-key", "without-key"));

    RunView run = ended(RunId.of("without-key", "without-key", "orders"));

    assertEquals(Optional.of(RunResult.FAILED), run.result());
    assertTrue(failure(run).contains(FailureCode.KMS_KEY_NOT_USABLE.name()), failure(run));
    assertTrue(failure(run).contains("alias/nobody-made-me"), failure(run));
  }

  @Test
  void aForeignSnapshotThatBearsTheDerivedNameIsNotTouched() {
    RunId run = RunId.of("foreign", "snapshot-only", "orders");
    String name = new ResourceName(run, StepName.SNAPSHOT).value();
    rds()
        .createDBSnapshot(
            request ->
                request.dbSnapshotIdentifier(name).dbInstanceIdentifier(SourceDatabase.IDENTIFIER));
    await(() -> snapshot(name).filter(s -> s.status().equals("available")));

    stage.trigger(trigger("foreign", "snapshot-only"));
    RunView view = ended(run);

    assertTrue(failure(view).contains(FailureCode.NAME_TAKEN.name()), failure(view));
    assertEquals("available", snapshot(name).orElseThrow().status());
    assertTrue(snapshot(name).orElseThrow().tagList().isEmpty());
  }

  /** All the way: a schedule's message, each service that sweeps, the bus, the notifier. */
  @Test
  void aSweepTellsOfAStrangerThatBearsADerivedName() {
    RunId nobodys = RunId.of("stranger", "snapshot-only", "orders");
    String name = new ResourceName(nobodys, StepName.SNAPSHOT).value();
    rds()
        .createDBSnapshot(
            request ->
                request.dbSnapshotIdentifier(name).dbInstanceIdentifier(SourceDatabase.IDENTIFIER));
    await(() -> snapshot(name).filter(s -> s.status().equals("available")));

    String sweep = Messages.write(new Sweep(List.of(Regions.HOME.id(), Regions.DR.id())));
    Stream.of(Service.SNAPSHOT, Service.COPY, Service.RESTORE_VERIFY)
        .forEach(service -> stage.queues().send(service.queueName(), sweep));

    String events = LedgerKeys.events(nobodys);
    String told =
        await(
            () ->
                stage.ledger().list(events).stream()
                    .findFirst()
                    .flatMap(stage.ledger()::read)
                    .map(String::new));
    assertTrue(told.contains("sweep-reported") && told.contains("NOT_RECORDED"), told);
    assertEquals("available", snapshot(name).orElseThrow().status());
  }

  @Test
  void anUnknownPlanIsRefusedAndTheKnownOnesAreNamed() {
    TriggerRecord record = stage.trigger(trigger("unknown", "nightly"));

    assertTrue(record.isRefused());
    assertEquals(FailureCode.PLAN_NOT_FOUND, record.refusals().get(0).code());
    assertTrue(record.refusals().get(0).detail().contains("snapshot-only"));
  }

  @Test
  void aTypoInThePlanFileIsRefusedWithItsLine() {
    stage
        .workspace()
        .write("plan.yaml", PLANS.replace("snapshot: { source: fresh }", "snapshott: 1"));
    try {
      TriggerRecord record = stage.trigger(trigger("typo", "snapshot-only"));

      assertEquals(FailureCode.PLAN_INVALID, record.refusals().get(0).code());
      assertTrue(record.refusals().get(0).detail().contains("5"), record.refusals().toString());
      assertTrue(record.refusals().get(0).detail().contains("snapshot"));
    } finally {
      stage.workspace().write("plan.yaml", PLANS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"plan\":",
        "{\"plam\":\"snapshot-only\"}",
        "{\"sweep\":{\"regions\":[]}}",
        "{\"source\":\"snaprelay\",\"detail-type\":\"run-started\",\"detail\":{\"version\":7}}"
      })
  void whatCannotBeReadIsInTheDeadLetterQueueWithTheReason(String body) {
    stage.queues().send(Service.SNAPSHOT.queueName(), body);

    Message dead = await(() -> deadLetter(Service.SNAPSHOT, body));

    assertFalse(dead.messageAttributes().isEmpty(), "the reason goes with it");
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void everyServicePutsNoiseIntoADeadLetterQueueOfItsOwn(Service service) {
    stage.queues().send(service.queueName(), "noise");

    await(() -> deadLetter(service, "noise"));
  }

  /** SQS counts attributes too, so a message of the full size has no room for its reason. */
  @Test
  void aMegabyteOfNoiseIsInTheDeadLetterQueue() {
    String noise = "#".repeat(1 << 20);
    stage.queues().send(Service.COPY.queueName(), noise);

    await(() -> deadLetter(Service.COPY, noise));
  }

  private static Trigger trigger(String id, String plan) {
    return new Trigger(id, plan, List.of(), Optional.empty());
  }

  private static RunView ended(RunId run) {
    return await(() -> RunView.read(stage.runs(), run).filter(v -> v.result().isPresent()));
  }

  private static String failure(RunView run) {
    return run.steps().stream().flatMap(step -> step.failure().stream()).findFirst().orElse("");
  }

  private static Optional<DBSnapshot> snapshot(String name) {
    return rds().describeDBSnapshots(r -> r.dbSnapshotIdentifier(name)).dbSnapshots().stream()
        .findFirst();
  }

  private static Optional<Message> deadLetter(Service service, String body) {
    SqsClient sqs = stage.clients().sqs(Regions.HOME);
    String url = sqs.getQueueUrl(r -> r.queueName(service.deadLetterQueueName())).queueUrl();
    return sqs
        .receiveMessage(
            r ->
                r.queueUrl(url)
                    .maxNumberOfMessages(10)
                    .visibilityTimeout(0)
                    .messageAttributeNames("All"))
        .messages()
        .stream()
        .filter(message -> message.body().equals(body))
        .findFirst();
  }

  private static RdsClient rds() {
    return stage.clients().rds(Regions.HOME);
  }

  private static <T> T await(Supplier<Optional<T>> look) {
    return Patience.until(PATIENCE, look)
        .orElseThrow(() -> new AssertionError("not seen in " + PATIENCE));
  }
}
