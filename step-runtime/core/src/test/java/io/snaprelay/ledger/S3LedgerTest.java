package io.snaprelay.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.testing.FakeS3;
import java.util.List;
import org.junit.jupiter.api.Test;

class S3LedgerTest extends LedgerContract {
  private final FakeS3 s3 = new FakeS3();

  @Override
  Ledger ledger() {
    return new S3Ledger(s3, "bucket", "team/snaprelay/");
  }

  @Test
  void everyKeyStandsBelowThePrefix() {
    ledger().create("open/r1", bytes("x"));

    assertEquals(List.of("team/snaprelay/open/r1"), s3.keys());
  }

  @Test
  void aConflictIsAskedAgainAndNotTakenForAnExistingEntry() {
    s3.failNextPut(409, "ConditionalRequestConflict")
        .failNextPut(409, "ConditionalRequestConflict");

    assertTrue(ledger().create("open/r1", bytes("x")));
    assertEquals(3, s3.puts());
  }

  @Test
  void anEntryFoundAfterAConflictWasWrittenByTheOther() {
    ledger().create("open/r1", bytes("theirs"));
    s3.failNextPut(409, "ConditionalRequestConflict");

    assertFalse(ledger().create("open/r1", bytes("ours")));
  }

  @Test
  void aConflictThatDoesNotEndIsTransient() {
    for (int i = 0; i < 100; i++) {
      s3.failNextPut(409, "ConditionalRequestConflict");
    }

    AwsFailure failure =
        assertThrows(AwsFailure.class, () -> ledger().create("open/r1", bytes("x")));

    assertTrue(failure.isTransient());
    assertEquals(10, s3.puts());
  }

  @Test
  void aRefusalIsNoAnswerToWhoWasFirst() {
    s3.failNextPut(403, "AccessDenied");

    AwsFailure failure =
        assertThrows(AwsFailure.class, () -> ledger().create("open/r1", bytes("x")));

    assertEquals(AwsFailure.Kind.ACCESS_DENIED, failure.kind());
    assertEquals(List.of(), s3.keys());
  }
}
