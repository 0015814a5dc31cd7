package io.snaprelay.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.snaprelay.step.testing.Faults;
import io.snaprelay.step.testing.MemoryLedger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptRulesTest {
  private final MemoryLedger ledger = new MemoryLedger(new Faults());
  private final KeptRules rules = new KeptRules(ledger);

  @Test
  void aTextIsKeptOnceAndFoundByItsHash() {
    String hash = rules.keep("version: 1 # naïve");

    assertEquals(hash, rules.keep("version: 1 # naïve"));
    assertEquals(Optional.of("version: 1 # naïve"), rules.text(hash));
    assertEquals(List.of("rules/" + hash), ledger.list("rules/"));
  }

  @Test
  void anEditedFileIsAnotherText() {
    assertNotEquals(rules.keep("version: 1"), rules.keep("version: 2"));
  }

  @Test
  void whatWasNeverKeptIsNotFound() {
    assertEquals(Optional.empty(), rules.text("0".repeat(64)));
  }

  @Test
  void aTextThatIsNotWhatItsHashSaysIsNotFound() {
    ledger.create("rules/" + "0".repeat(64), "keep: all".getBytes(StandardCharsets.UTF_8));

    assertEquals(Optional.empty(), rules.text("0".repeat(64)));
  }
}
