package io.snaprelay.infra.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.snaprelay.cli.demo.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The templates let every run pass; and each way in which they would not is found. */
class WiringFaultsTest {
  private static final String COPY = "copy-service.yaml";

  @TempDir private Path templates;

  @BeforeEach
  void copyThem() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(""))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        Files.copy(file, templates.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void theTemplatesHaveNone() {
    assertEquals(List.of(), faults());
  }

  @Test
  void aPatternThatRoutesNowhere() throws IOException {
    change(COPY, "(?s)Targets:\n.*?\n\n  RdsEvents", "Targets: []\n\n  RdsEvents");

    assertEquals(List.of("copy-service routes nowhere"), first());
  }

  @Test
  void aTargetThatIsNotThere() throws IOException {
    change(COPY, "Arn: !GetAtt Queue.Arn\n", "Arn: arn:aws:sqs:eu-west-1:111111111111:gone\n");

    assertEquals(
        List.of(
            "copy-service routes to arn:aws:sqs:eu-west-1:111111111111:gone, which is not there"),
        first());
  }

  @Test
  void aQueueWhosePolicyDoesNotAdmitTheRule() throws IOException {
    change(COPY, "!GetAtt Events.Arn, !GetAtt RdsEvents.Arn", "!GetAtt RdsEvents.Arn");

    assertEquals(List.of("copy-service may not send to snaprelay-copy-service"), faults());
  }

  @Test
  void anEventNobodyHears() throws IOException {
    change("notifier.yaml", "          - snapshot-shared\n", "");

    assertEquals(List.of("snapshot-shared is heard by nobody"), faults());
  }

  @Test
  void anEventThatNobodySends() throws IOException {
    change(COPY, "- copy-completed", "- copy-complete");

    assertEquals(List.of("copy-service waits for copy-complete, which nobody sends"), faults());
  }

  @Test
  void aSourceThatIsNobodys() throws IOException {
    change(COPY, "source: \\[aws.rds]", "source: [aws.rd]");

    assertEquals(List.of("copy-service-rds waits for aws.rd, which nobody sends"), faults());
  }

  @Test
  void aQueueWithoutADeadLetterQueue() throws IOException {
    change(COPY, "(?s)      RedrivePolicy:\n.*?1000\n", "");

    // Both are queues of the same kind then, and neither has one.
    assertEquals(
        List.of(
            "snaprelay-copy-service has no dead-letter queue",
            "snaprelay-copy-service-dlq has no dead-letter queue"),
        faults());
  }

  @Test
  void aDeadLetterQueueThatIsNotThere() throws IOException {
    change(
        COPY,
        "deadLetterTargetArn: .*",
        "deadLetterTargetArn: arn:aws:sqs:eu-west-1:111111111111:gone");

    assertEquals("snaprelay-copy-service has no dead-letter queue", faults().get(0));
  }

  @Test
  void aMessageThatIsSeenAgainWhileItsFunctionIsAtWork() throws IOException {
    change(COPY, "VisibilityTimeout: 1080", "VisibilityTimeout: 1079");

    assertEquals(
        List.of(
            "snaprelay-copy-service hides a message for 1079 s, but its function may take 180 s for it"),
        faults());
  }

  private List<String> faults() {
    return WiringFaults.in(Deployment.home(templates));
  }

  private List<String> first() {
    return faults().subList(0, 1);
  }

  /** Breaks a template; what breaks nothing is a mistake of the test. */
  private void change(String file, String pattern, String replacement) throws IOException {
    Path template = templates.resolve(file);
    String before = Files.readString(template);
    String after = before.replaceFirst(pattern, replacement);
    assertNotEquals(before, after, pattern);
    Files.writeString(template, after);
  }
}
