package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.testing.LocalAwsExtension;
import io.snaprelay.wire.Json;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** {@code run --at}: what is sent, and what is not. */
final class PointInTimeRunTest {
  @RegisterExtension static final LocalAwsExtension AWS = new LocalAwsExtension();

  @TempDir private Path folder;
  private Book book;
  private SqsClient sqs;
  private String triggers;
  private SdkEnvironment environment;

  @BeforeEach
  void open() {
    book = new Book(folder);
    sqs = AWS.client(SqsClient.builder(), Region.EU_WEST_1);
    environment = new SdkEnvironment(AWS.account().endpoint().toString(), AWS.account().id());
    triggers = sqs.createQueue(it -> it.queueName(Service.SNAPSHOT.queueName())).queueUrl();
  }

  @AfterEach
  void close() {
    environment.close();
    sqs.deleteQueue(it -> it.queueUrl(triggers));
    sqs.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-20T10:00:00Z", "latest"})
  void runAsksForAPointInTimeAsATriggerDoes(String at) throws IOException {
    book.answered("t-1", List.of(Book.PLAN)).begun();

    Cli said = run("nightly", "--id", "t-1", "--at", at);

    assertEquals(0, said.exit(), said.err());
    assertEquals(
        Json.mapper().readTree("{\"at\":\"" + at + "\"}"),
        Json.mapper().readTree(sent().get(0)).path("snapshot"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-11-20", "2026-11-20 10:00", ""})
  void whatIsNoTimeIsNotSent(String at) {
    Cli said = run("nightly", "--id", "t-1", "--at", at);

    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains("write it like 2026-11-20T10:00:00Z"), said.err());
    assertEquals(List.of(), sent());
  }

  @Test
  void aSnapshotAndAPointInTimeAreNotAskedForTogether() {
    Cli said = run("nightly", "--at", "latest", "--snapshot", "latest");

    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains("--at"), said.err());
    assertEquals(List.of(), sent());
  }

  private Cli run(String... arguments) {
    List<String> line = new ArrayList<>(List.of("run"));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--ledger", book.uri()));
    return Cli.run(line.toArray(String[]::new));
  }

  private List<String> sent() {
    return sqs.receiveMessage(it -> it.queueUrl(triggers)).messages().stream()
        .map(Message::body)
        .toList();
  }
}
