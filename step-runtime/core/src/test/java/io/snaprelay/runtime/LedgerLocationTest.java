package io.snaprelay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerLocationTest {
  @ParameterizedTest
  @ValueSource(strings = {"file:/var/ledger", "file:///var/ledger"})
  void aFolderIsNamedAsAFileUri(String text) {
    assertEquals(new LedgerLocation.Folder(Path.of("/var/ledger")), LedgerLocation.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "s3://relay, ''",
    "s3://relay/, ''",
    "s3://relay/team, team/",
    "s3://relay/team/prod/, team/prod/"
  })
  void aBucketMayHaveAPrefix(String text, String prefix) {
    assertEquals(new LedgerLocation.Bucket("relay", prefix), LedgerLocation.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/var/ledger", "file:", "s3:relay", "s3://", "s3://UPPER", "gs://x"})
  void anythingElseIsRefusedAndSaysWhatWouldBeRight(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> LedgerLocation.parse(text));

    assertTrue(refused.getMessage().contains("expected file:/folder or s3://bucket"));
  }

  @Test
  void theTextThatIsWrongIsQuoted() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> LedgerLocation.parse("gs://x"));

    assertTrue(refused.getMessage().contains("'gs://x'"));
  }
}
