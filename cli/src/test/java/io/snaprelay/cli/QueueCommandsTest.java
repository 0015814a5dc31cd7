package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.TriggerRecord.Refusal;
import io.snaprelay.localaws.testing.LocalAwsExtension;
import io.snaprelay.wire.Json;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** {@code run}, {@code cancel} and {@code redrive}, on the queues of local-aws. */
final class QueueCommandsTest {
  @RegisterExtension static final LocalAwsExtension AWS = new LocalAwsExtension();

  private static final String TRIGGERS = Service.SNAPSHOT.queueName();
  private static final String COPIES = Service.COPY.queueName();

  @TempDir private Path folder;
  private Book book;
  private SqsClient sqs;
  private SdkEnvironment environment;

  @BeforeEach
  void open() {
    book = new Book(folder);
    sqs = AWS.client(SqsClient.builder(), Region.EU_WEST_1);
    environment = new SdkEnvironment(AWS.account().endpoint().toString(), AWS.account().id());
    for (Service service : Service.values()) {
      sqs.createQueue(request -> request.queueName(service.queueName()));
      sqs.createQueue(request -> request.queueName(service.deadLetterQueueName()));
    }
  }

  @AfterEach
  void close() {
    environment.close();
    for (String url : sqs.listQueues().queueUrls()) {
      sqs.deleteQueue(request -> request.queueUrl(url));
    }
    sqs.close();
  }

  @Test
  void runSendsWhatAnybodyMaySend() throws IOException {
    book.answered("t-1", List.of(Book.PLAN)).begun();

    Cli said = run("nightly", "--id", "t-1", "--database", "orders", "--snapshot", "latest");

    assertEquals(0, said.exit());
    assertTrue(said.out().contains(Book.RUN + "  nightly of orders: open"), said.out());
    assertEquals(
        Json.mapper()
            .readTree(
                "{\"id\":\"t-1\",\"plan\":\"nightly\",\"databases\":[\"orders\"],\"snapshot\":\"latest\"}"),
        Json.mapper().readTree(bodies(TRIGGERS).get(0)));
  }

  @Test
  void runWaitsForTheAnswer() {
    CompletableFuture<Book> service =
        CompletableFuture.supplyAsync(
            () -> book.answered("t-1", List.of(Book.PLAN)).begun().ended(Verdict.PASSED),
            CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));

    Cli said = run("nightly", "--id", "t-1", "--follow", "--json");

    service.join();
    assertEquals(0, said.exit());
    assertEquals("SUCCEEDED", said.json().at("/runs/0/result").textValue());
  }

  @Test
  void anUnansweredTriggerSaysWhereToLook() {
    Cli said = run("nightly", "--id", "t-1", "--patience", "0s");

    assertEquals(4, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains("snaprelay-snapshot-service-dlq"), said.err());
    assertTrue(said.err().contains("snaprelay status t-1"), said.err());
  }

  @Test
  void aRefusedTriggerIsThree() {
    book.answered("t-1", List.of(), new Refusal(FailureCode.PLAN_NOT_FOUND, "no plan 'nightly'"));

    Cli said = run("nightly", "--id", "t-1", "--follow");

    assertEquals(3, said.exit());
    assertEquals("refused: PLAN_NOT_FOUND: no plan 'nightly'\n", said.out());
  }

  @Test
  void aRunThatFailedIsOne() {
    book.answered("t-1", List.of(Book.PLAN)).begun().ended(Verdict.FAILED);

    assertEquals(1, run("nightly", "--id", "t-1", "--follow").exit());
  }

  @Test
  void anIdThatStandsForAnotherPlanIsNotTakenForAnAnswer() {
    book.answered("t-1", List.of(Book.PLAN)).begun();

    Cli said = run("weekly", "--id", "t-1");

    assertEquals(2, said.exit());
    assertTrue(said.err().contains("was sent before, for plan 'nightly'"), said.err());
  }

  @Test
  void aMalformedTriggerIsNotSent() {
    Cli said = run("nightly", "--id", "no spaces");

    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
    assertEquals(List.of(), bodies(TRIGGERS));
  }

  @Test
  void whereSnapRelayIsNotDeployedTheMissingQueueIsNamed() {
    environment.close();
    environment = new SdkEnvironment(AWS.account().endpoint().toString(), "222222222222");

    Cli said = run("nightly");

    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains("There is no queue " + TRIGGERS), said.err());
  }

  @Test
  void anAwsThatDoesNotAnswerIsOneLine() {
    environment.close();
    environment = new SdkEnvironment("http://127.0.0.1:1", AWS.account().id());

    Cli said = run("nightly");

    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
  }

  @Test
  void cancelNamesWhoAsked() throws IOException {
    book.begun();

    Cli said = Cli.run("cancel", Book.RUN, "--by", "ada", "--ledger", book.uri(), "--json");

    assertEquals(0, said.exit());
    assertEquals(
        Json.mapper().readTree("{\"run\":\"" + Book.RUN + "\",\"by\":\"ada\"}"), said.json());
    assertEquals(
        Json.mapper().readTree("{\"cancel\":{\"run\":\"" + Book.RUN + "\",\"by\":\"ada\"}}"),
        Json.mapper().readTree(bodies(TRIGGERS).get(0)));
  }

  @Test
  void aRunThatHasEndedIsNotCancelled() {
    book.begun().ended(Verdict.PASSED);

    Cli said = Cli.run("cancel", Book.RUN, "--ledger", book.uri());

    assertEquals(2, said.exit());
    assertTrue(said.err().contains("has ended already: SUCCEEDED"), said.err());
    assertEquals(List.of(), bodies(TRIGGERS));
  }

  @Test
  void aRunThatNobodyKnowsIsNotCancelled() {
    for (String unknown : List.of("rabcdefghijklmno", "nonsense")) {
      Cli said = Cli.run("cancel", unknown, "--ledger", book.uri());

      assertEquals(4, said.exit());
      assertTrue(said.err().contains("knows no run '" + unknown + "'"), said.err());
    }
  }

  @Test
  void redriveMovesEveryDeadLetterOnce() {
    for (int i = 0; i < 23; i++) {
      send(Service.COPY.deadLetterQueueName(), "message " + i);
    }

    Cli said = Cli.run("redrive", "copy-service", "copy-service", "--json");

    assertEquals(0, said.exit());
    assertEquals(23, said.json().get("copy-service").intValue());
    assertEquals(23, bodies(COPIES).stream().distinct().count());
    assertEquals(List.of(), bodies(Service.COPY.deadLetterQueueName()));
  }

  @Test
  void redriveLeavesTheServicesAloneThatAreNotNamed() {
    send(Service.NOTIFIER.deadLetterQueueName(), "message");

    Cli said = Cli.run("redrive", "copy-service");

    assertEquals("copy-service             0\n", said.out());
    assertEquals(List.of("message"), bodies(Service.NOTIFIER.deadLetterQueueName()));
  }

  @Test
  void redriveOfAllTellsTheServicesInTheirOrder() {
    send(Service.NOTIFIER.deadLetterQueueName(), "message");

    Cli said = Cli.run("redrive");

    assertEquals(5, said.out().lines().count());
    assertTrue(said.out().startsWith("snapshot-service         0\n"), said.out());
    assertTrue(said.out().endsWith("notifier                 1\n"), said.out());
  }

  /** A message that fails again at once comes back while others are still being moved. */
  @Test
  @Timeout(30)
  void redriveEndsAlthoughMessagesComeBack() {
    String dead = Service.COPY.deadLetterQueueName();
    send(dead, "poison");
    Queues returning = new Queues(new ReturningSqs(sqs, url(COPIES), url(dead)));

    int moved = returning.move(dead, COPIES);

    assertEquals(1, moved);
    assertEquals(List.of("poison"), bodies(dead));
  }

  @Test
  void aServiceThatDoesNotExistIsNamedAndNothingIsMoved() {
    send(Service.COPY.deadLetterQueueName(), "message");

    Cli said = Cli.run("redrive", "copy-service", "copyservice");

    assertEquals(2, said.exit());
    assertTrue(said.err().contains("No service 'copyservice'; there are: "), said.err());
    assertFalse(bodies(Service.COPY.deadLetterQueueName()).isEmpty());
  }

  private Cli run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("run", "--ledger", book.uri()));
    all.addAll(List.of(arguments));
    return Cli.run(all.toArray(String[]::new));
  }

  private void send(String queue, String body) {
    sqs.sendMessage(request -> request.queueUrl(url(queue)).messageBody(body));
  }

  private List<String> bodies(String queue) {
    List<String> bodies = new ArrayList<>();
    List<Message> batch = receive(queue);
    while (!batch.isEmpty()) {
      batch.forEach(message -> bodies.add(message.body()));
      batch = receive(queue);
    }
    return bodies;
  }

  private List<Message> receive(String queue) {
    return sqs.receiveMessage(
            request -> request.queueUrl(url(queue)).maxNumberOfMessages(10).visibilityTimeout(600))
        .messages();
  }

  private String url(String queue) {
    return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
  }
}
