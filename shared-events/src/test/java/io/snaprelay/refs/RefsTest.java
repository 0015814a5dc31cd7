package io.snaprelay.refs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefsTest {
  @ParameterizedTest
  @CsvSource({
    "eu-west-1,     arn:aws:rds:eu-west-1:111111111111:db:orders",
    "cn-north-1,    arn:aws-cn:rds:cn-north-1:111111111111:db:orders",
    "us-gov-west-1, arn:aws-us-gov:rds:us-gov-west-1:111111111111:db:orders"
  })
  void anArnIsOfThePartitionOfItsRegion(String region, String arn) {
    DatabaseRef ref = new DatabaseRef(DatabaseKind.INSTANCE, "111111111111", region, "orders");

    assertEquals(arn, ref.arn());
    assertEquals(ref, DatabaseRef.ofArn(arn));
  }

  @Test
  void theColonInTheNameOfAnAutomatedSnapshotBelongsToTheName() {
    String arn = "arn:aws:rds:eu-west-1:111111111111:snapshot:rds:orders-2026-11-21-02-00";

    assertEquals("rds:orders-2026-11-21-02-00", SnapshotRef.ofArn(arn).identifier());
    assertEquals(arn, SnapshotRef.ofArn(arn).arn());
  }

  @Test
  void aClusterSnapshotIsOfAnotherKind() {
    String arn = "arn:aws:rds:eu-west-1:111111111111:cluster-snapshot:ledger";

    assertEquals(DatabaseKind.CLUSTER, SnapshotRef.ofArn(arn).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orders",
        "arn:aws:s3:::bucket",
        "arn:aws:rds:eu-west-1:111111111111:pg:default",
        "arn:aws:rds:eu-west-1:1111:db:orders",
        "arn:aws:rds:eu-west-1:111111111111:snapshot:orders"
      })
  void whatNamesNoDatabaseIsRefused(String arn) {
    assertThrows(IllegalArgumentException.class, () -> DatabaseRef.ofArn(arn));
  }
}
