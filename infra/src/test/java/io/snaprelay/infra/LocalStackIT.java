package io.snaprelay.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.demo.AwsClients;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.Wiring;
import io.snaprelay.wire.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A second opinion: the rules and queue policies that local-aws accepts, on LocalStack. */
class LocalStackIT {
  /** The last release that starts without an account. */
  private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.4.0");

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void anEventOnTheBusReachesTheQueueOfTheServiceThatHearsIt() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "Skipped: LocalStack needs a Docker engine, and there is none here");
    try (LocalStackContainer localStack = new LocalStackContainer(IMAGE)) {
      localStack.withServices("sqs", "events").start();
      try (AwsClients aws = new AwsClients(localStack.getEndpoint(), AwsClients.ACCOUNT)) {
        new Wiring(aws, Path.of(System.getProperty("snaprelay.home"), "infra")).lay();
        publish(aws);

        assertEquals("{\"plan\":\"nightly\"}", detail(receive(aws).body()));
      }
    }
  }

  private static void publish(AwsClients aws) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName("snaprelay")
            .source("snaprelay")
            .detailType("run-requested")
            .detail("{\"plan\":\"nightly\"}")
            .build();
    aws.events(Regions.HOME).putEvents(request -> request.entries(entry));
  }

  private static Message receive(AwsClients aws) {
    SqsClient sqs = aws.sqs(Regions.HOME);
    String queue = Service.SNAPSHOT.queueName();
    String url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    return Patience.until(PATIENCE, () -> first(sqs, url))
        .orElseThrow(() -> new AssertionError("No event in " + queue + " after " + PATIENCE));
  }

  private static Optional<Message> first(SqsClient sqs, String url) {
    return sqs.receiveMessage(request -> request.queueUrl(url)).messages().stream().findFirst();
  }

  private static String detail(String body) {
    return body.replaceAll(".*\"detail\": ?(\\{[^}]*}).*", "$1").replace(" ", "");
  }
}
