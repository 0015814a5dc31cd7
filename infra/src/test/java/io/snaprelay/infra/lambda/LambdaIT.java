package io.snaprelay.infra.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.demo.Keys;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.SourceDatabase;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.cli.demo.Workspace;
import io.snaprelay.infra.lambda.RuntimeApi.Answer;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The snapshot-service's {@code function.zip}, native or for a JVM as it was built, fed from its
 * queue. {@code -Dsnaprelay.lambda=true} says that it was: see CONTRIBUTING.md.
 */
@EnabledIfSystemProperty(named = "snaprelay.lambda", matches = "true")
class LambdaIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String PLANS =
      """
      databases:
        orders: { instance: orders-prod, region: eu-west-1 }
      plans:
        snapshot-only: { databases: [orders], snapshot: { source: fresh } }
      """;

  @TempDir private static Path folder;
  private static Stage stage;
  private static RunningFunction function;
  private static QueueMapping mapping;

  @BeforeAll
  static void aFunctionAndASmallDatabase() throws IOException {
    stage = Stage.set(Workspace.temporary(), PLANS, Map.of());
    Keys keys = Keys.create(stage.clients());
    new SourceDatabase(rds(), stage.aws().caBundle()).create(keys.sourceArn(), "17", 100);
    function = RunningFunction.of(Service.SNAPSHOT, stage, folder);
    mapping = new QueueMapping(sqs(), Service.SNAPSHOT.queueName(), function);
  }

  @AfterAll
  static void clear() {
    Optional.ofNullable(function).ifPresent(RunningFunction::close);
    Optional.ofNullable(stage).ifPresent(Stage::close);
  }

  @Test
  void aTriggerBecomesASnapshotThatBearsItsRunsName() {
    Trigger trigger = new Trigger("by-lambda", "snapshot-only", List.of(), Optional.empty());
    trigger.sendTo(stage.queues());
    RunId run = RunId.of("by-lambda", "snapshot-only", "orders");

    List<Answer> answers = bringUntil(() -> isTaken(new ResourceName(run, StepName.SNAPSHOT)));

    assertTrue(answers.stream().noneMatch(Answer::failed), answers.toString());
  }

  @Test
  void noiseIsMovedToTheDeadLettersAndNotReported() {
    stage.queues().send(Service.SNAPSHOT.queueName(), "noise");

    List<Answer> answers = bringUntil(() -> !deadLetters().isEmpty());

    assertEquals(List.of("noise"), deadLetters());
    assertTrue(answers.stream().noneMatch(Answer::failed), answers.toString());
  }

  /** An event that is no batch is a defect of the deployment: Lambda must see it fail. */
  @Test
  void whatIsNoBatchFailsTheInvocationAndNotTheFunction() {
    Answer answer = function.invoke("[]");

    assertTrue(answer.failed(), answer.body());
    assertEquals(List.of(), QueueMapping.failures(function.invoke("{\"Records\":[]}")));
  }

  private static List<Answer> bringUntil(BooleanSupplier done) {
    List<Answer> answers = new ArrayList<>();
    return Patience.until(
            PATIENCE,
            () -> {
              answers.addAll(mapping.bring());
              return Optional.of(answers).filter(all -> done.getAsBoolean());
            })
        .orElseThrow(() -> new AssertionError("Only " + answers));
  }

  private static boolean isTaken(ResourceName name) {
    return rds().describeDBSnapshots().dbSnapshots().stream()
        .anyMatch(snapshot -> snapshot.dbSnapshotIdentifier().equals(name.value()));
  }

  private static List<String> deadLetters() {
    String url =
        sqs()
            .getQueueUrl(request -> request.queueName(Service.SNAPSHOT.deadLetterQueueName()))
            .queueUrl();
    return sqs()
        .receiveMessage(request -> request.queueUrl(url).visibilityTimeout(0))
        .messages()
        .stream()
        .map(message -> message.body())
        .toList();
  }

  private static RdsClient rds() {
    return stage.clients().rds(Regions.HOME);
  }

  private static SqsClient sqs() {
    return stage.clients().sqs(Regions.HOME);
  }
}
