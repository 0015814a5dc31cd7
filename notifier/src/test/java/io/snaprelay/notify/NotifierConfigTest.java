package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names and defaults of the keys are a promise. */
class NotifierConfigTest {
  @Test
  void nothingMustBeSet() {
    NotifierConfig config = Configured.with(Map.of());

    assertEquals(Optional.empty(), config.evidence().directory());
    assertEquals(Optional.empty(), config.evidence().address());
    assertEquals(Optional.empty(), config.plans());
    assertEquals(Duration.ofDays(8), config.coverage().maxAge());
    assertEquals(Optional.empty(), config.evidence().signingKey());
    assertEquals(Duration.ofHours(1), config.evidence().signingPatience());
  }

  @Test
  void everythingCanBeSet() {
    NotifierConfig config =
        Configured.with(
            Map.of(
                "snaprelay.evidence.signing-key", "alias/evidence",
                "snaprelay.evidence.signing-patience", "5M",
                "snaprelay.evidence.address", "https://evidence.example.org",
                "snaprelay.plans", "s3://plans/plan.yaml",
                "snaprelay.evidence.directory", "/evidence"));

    assertEquals(Optional.of(Path.of("/evidence")), config.evidence().directory());
    assertEquals(Optional.of("https://evidence.example.org"), config.evidence().address());
    assertEquals(Optional.of("s3://plans/plan.yaml"), config.plans());
    assertEquals(Optional.of("alias/evidence"), config.evidence().signingKey());
    assertEquals(Duration.ofMinutes(5), config.evidence().signingPatience());
  }

  @Test
  void aProofMayCountForLonger() {
    NotifierConfig config = Configured.with(Map.of("snaprelay.coverage.max-age", "35D"));

    assertEquals(Duration.ofDays(35), config.coverage().maxAge());
  }

  @Test
  void peopleFindEvidenceWhereTheConfigurationSaysElseInTheLedger() {
    assertEquals("s3://audit/eu/runs/r", address(Map.of(), "s3://audit/eu"));
    assertEquals("s3://audit/runs/r", address(Map.of(), "s3://audit"));
    assertEquals("/var/ledger/runs/r", address(Map.of(), "file:/var/ledger"));
    Map<String, String> configured = Map.of("snaprelay.evidence.address", "https://e.example.org");
    assertEquals("https://e.example.org/runs/r", address(configured, "s3://audit"));
  }

  private static String address(Map<String, String> keys, String ledger) {
    return new EvidenceAddress(Configured.with(keys), ledger).of("runs/r");
  }
}
