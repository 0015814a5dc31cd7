package io.snaprelay.sanitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Login;
import io.snaprelay.names.RunId;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rules.KeySource;
import io.snaprelay.step.testing.Faults;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaskingKeysTest {
  private static final KeySource RANDOM = new KeySource.Random();
  private static final DatabaseState DATABASE =
      SanitizeBench.state("available", SanitizeBench.OUR_TAGS, Optional.of(SanitizeBench.SECRET));
  private static final RunId OTHER = RunId.of("trigger-2", "nightly", "orders");

  private final MemoryLedger ledger = new MemoryLedger(new Faults());
  private final List<String> asked = new ArrayList<>();
  private String password = "p".repeat(32);
  private String secret = "s".repeat(32);

  @Test
  void aRedeliveryGetsTheSameKey() {
    assertTrue(keys().of(Runs.RUN, DATABASE, RANDOM).isPresent());
    assertTrue(keys().of(Runs.RUN, DATABASE, RANDOM).isPresent());
  }

  @Test
  void noTwoRunsHaveAKeyInCommonEvenIfTheyHadAPasswordInCommon() {
    keys().of(Runs.RUN, DATABASE, RANDOM);
    keys().of(OTHER, DATABASE, RANDOM);

    assertEquals(2, fingerprints().stream().distinct().count());
  }

  @Test
  void aRotatedPasswordIsNoKeyForTheRestOfTheRun() {
    keys().of(Runs.RUN, DATABASE, RANDOM);
    password = "q".repeat(32);

    assertEquals(Optional.empty(), keys().of(Runs.RUN, DATABASE, RANDOM));
  }

  @Test
  void aSecretMasksAlikeInEveryRun() {
    keys().of(Runs.RUN, DATABASE, new KeySource.Secret("masking-key"));
    keys().of(OTHER, DATABASE, new KeySource.Secret("masking-key"));

    assertEquals(1, fingerprints().stream().distinct().count());
    assertEquals("eu-central-1 masking-key", asked.get(0));
  }

  @Test
  void anArnIsLookedUpInItsOwnRegion() {
    String arn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:masking-key-Ab12Cd";

    keys().of(Runs.RUN, DATABASE, new KeySource.Secret(arn));

    assertEquals("us-east-1 " + arn, asked.get(0));
  }

  @Test
  void aSecretThatCouldBeGuessedIsNoKey() {
    secret = "s".repeat(31);

    assertEquals(
        Optional.empty(), keys().of(Runs.RUN, DATABASE, new KeySource.Secret("masking-key")));
    assertEquals(List.of(), fingerprints());
  }

  @Test
  void neitherAPasswordNorAKeyTellsItself() {
    String text = keys().of(Runs.RUN, DATABASE, RANDOM).orElseThrow().toString();

    assertEquals("MaskingKey", text);
    assertFalse(fingerprints().toString().contains("ppp"));
  }

  private MaskingKeys keys() {
    return new MaskingKeys((database, arn) -> new Login("dba", password), this::named, ledger);
  }

  private String named(String region, String id) {
    asked.add(region + " " + id);
    return secret;
  }

  private List<String> fingerprints() {
    return ledger.list("runs/").stream()
        .map(key -> new String(ledger.read(key).orElseThrow(), StandardCharsets.UTF_8))
        .toList();
  }
}
