package io.snaprelay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names and defaults of the keys are a promise. */
class RuntimeConfigTest {
  private static final Map<String, String> LEAST =
      Map.of("snaprelay.service", "copy-service", "snaprelay.ledger", "file:/ledger");

  @Test
  void twoKeysAreEnough() {
    RuntimeConfig config = config(LEAST);

    assertEquals("copy-service", config.service());
    assertEquals("file:/ledger", config.ledger());
    assertEquals("snaprelay", config.bus());
    assertEquals(Optional.empty(), config.queue());
    assertEquals(Optional.empty(), config.deadLetterQueue());
    assertEquals(Duration.ofSeconds(60), config.recheck().first());
    assertEquals(Duration.ofSeconds(60), config.recheck().next());
    assertEquals(Duration.ofHours(1), config.sweep().grace());
    assertEquals("arn:aws:iam::%s:role/snaprelay-copy", config.copy().role());
    assertEquals(Optional.empty(), config.site().regions());
    assertEquals(Optional.empty(), config.site().others());
    assertEquals(Optional.empty(), config.source().accounts());
    assertEquals("arn:aws:iam::%s:role/snaprelay-source", config.source().role());
  }

  @Test
  void theQueuesAreNamedAfterTheService() {
    RuntimeConfig config = config(LEAST);

    assertEquals("snaprelay-copy-service", QueueNames.own(config));
    assertEquals("snaprelay-copy-service-dlq", QueueNames.deadLetters(config));
  }

  @Test
  void everythingCanBeSet() {
    RuntimeConfig config =
        config(
            Map.of(
                "snaprelay.service", "copy-service",
                "snaprelay.ledger", "s3://relay",
                "snaprelay.bus", "arn:aws:events:eu-west-1:111111111111:event-bus/relay",
                "snaprelay.queue", "https://sqs/own",
                "snaprelay.dead-letter-queue", "https://sqs/dead",
                "snaprelay.recheck.first", "5S",
                "snaprelay.recheck.next", "2M",
                "snaprelay.sweep.grace", "1D",
                "snaprelay.copy.role", "arn:aws:iam::%s:role/relay"));

    assertEquals("https://sqs/own", QueueNames.own(config));
    assertEquals("https://sqs/dead", QueueNames.deadLetters(config));
    assertEquals(Duration.ofSeconds(5), config.recheck().first());
    assertEquals(Duration.ofMinutes(2), config.recheck().next());
    assertEquals(Duration.ofDays(1), config.sweep().grace());
    assertEquals("arn:aws:iam::%s:role/relay", config.copy().role());
  }

  @Test
  void aSiteIsToldItsRegionsAndThoseOfOthersAndNothingIsNone() {
    RuntimeConfig config =
        config(
            Map.of(
                "snaprelay.service", "restore-verify-service",
                "snaprelay.ledger", "file:/ledger",
                "snaprelay.site.regions", "",
                "snaprelay.site.others", "eu-central-1,us-east-1"));

    assertEquals(Optional.empty(), config.site().regions());
    assertEquals(Optional.of(List.of("eu-central-1", "us-east-1")), config.site().others());
  }

  @Test
  void accountsWithDatabasesAreAListAndNoneIfTheVariableIsEmpty() {
    assertEquals(
        Optional.of(List.of("222222222222", "333333333333")),
        withSources("222222222222,333333333333").source().accounts());
    assertEquals(Optional.empty(), withSources("").source().accounts());
  }

  private static RuntimeConfig withSources(String value) {
    Map<String, String> properties = new HashMap<>(LEAST);
    properties.put("snaprelay.source.accounts", value);
    return config(properties);
  }

  @Test
  void aLedgerThatIsNotNamedFailsTheStartAndSaysWhichKey() {
    var failure =
        assertThrows(
            ConfigValidationException.class, () -> config(Map.of("snaprelay.service", "x")));

    assertTrue(failure.getMessage().contains("snaprelay.ledger"), failure.getMessage());
  }

  @Test
  void aPaceThatWouldSpinIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Pace(Duration.ofSeconds(1), Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Pace(Duration.ofSeconds(-1), Duration.ofSeconds(1)));
  }

  private static RuntimeConfig config(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(RuntimeConfig.class)
        .withConverter(Duration.class, 200, new DurationConverter())
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(RuntimeConfig.class);
  }
}
