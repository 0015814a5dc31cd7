package io.snaprelay.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.aws.EventBridgeBus;
import io.snaprelay.aws.Queue;
import io.snaprelay.aws.SqsMailbox;
import io.snaprelay.events.RunStarted;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.S3Ledger;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reactions;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import io.snaprelay.step.StepLoop;
import io.snaprelay.step.testing.ActingService;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.SettableClock;
import io.snaprelay.wire.EventJson;
import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Json;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A service with one step, which is not done at the first look. */
final class OneStep implements Start<RunStarted>, Finish {
  static final String BUCKET = "snaprelay-ledger";
  static final String BUS = "snaprelay";

  private final ActingService role;
  private final Service service;
  private final AtomicInteger looks = new AtomicInteger();

  OneStep(ActingService role, Service service) {
    this.role = role;
    this.service = service;
  }

  static RunLedger ledger(S3Client s3) {
    return new RunLedger(new S3Ledger(s3, BUCKET, "ledger/"));
  }

  /** As EventBridge delivers it. */
  static String message(RunStarted event) {
    ObjectNode envelope = Json.mapper().createObjectNode();
    envelope.put("id", event.header().eventId());
    envelope.put("source", Messages.SOURCE);
    envelope.put("detail-type", EventTypes.of(event).wireName());
    envelope.set("detail", EventJson.tree(event));
    return envelope.toString();
  }

  /** The loop over clients that call by the role. */
  StepLoop loop() {
    SqsClient sqs = role.client(SqsClient.builder(), Region.EU_WEST_1);
    return new StepLoop(
        service.serviceName(),
        new Reactions(List.of(), List.of(this), List.of(this)),
        ledger(role.client(S3Client.builder(), Region.EU_WEST_1)),
        new EventBridgeBus(role.client(EventBridgeClient.builder(), Region.EU_WEST_1), BUS),
        new SqsMailbox(new Queue(sqs, service.queueName())),
        new SettableClock(Runs.REQUESTED_AT));
  }

  @Override
  public StepName step() {
    return StepName.SNAPSHOT;
  }

  @Override
  public Class<RunStarted> event() {
    return RunStarted.class;
  }

  @Override
  public Outcome start(RunStarted event, Run run) {
    return Outcome.started(Duration.ZERO);
  }

  @Override
  public Outcome finish(Run run) {
    return looks.incrementAndGet() == 1
        ? Outcome.retryLater("not yet", Duration.ZERO)
        : Outcome.emit();
  }
}
