package io.snaprelay.rds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.snaprelay.aws.AwsFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** IAM denies the deletion of what is gone, for it bears no tags; whoever deletes must know. */
class DeletionOfWhatIsGoneTest extends ClusterBench {
  private final ScriptedClusters here = region("eu-west-1");

  @BeforeEach
  void thePolicyAsksForTags() {
    here.denyDeletions("AccessDenied");
  }

  @Test
  void aSnapshotThatIsGoneIsNotFound() {
    notFound("DBSnapshotNotFound", () -> rds.deleteSnapshot(SOURCE));
  }

  @Test
  void aSnapshotOfAClusterThatIsGoneIsNotFound() {
    notFound("DBClusterSnapshotNotFoundFault", () -> rds.deleteSnapshot(TAKEN));
  }

  @Test
  void aDatabaseThatIsGoneIsNotFound() {
    notFound("DBInstanceNotFound", () -> rds.deleteDatabase(ORDERS));
    notFound("DBClusterNotFoundFault", () -> rds.deleteDatabase(LEDGER));
  }

  /** Perhaps its tags have not reached IAM yet, perhaps they are not ours. */
  @Test
  void whatIsStillThereIsDenied() {
    answer(snapshot("source").build());
    here.clusterSnapshot = taken(TAKEN).build();
    here.instance = orders().build();
    here.cluster = ledger().build();

    denied(() -> rds.deleteSnapshot(SOURCE));
    denied(() -> rds.deleteSnapshot(TAKEN));
    denied(() -> rds.deleteDatabase(ORDERS));
    denied(() -> rds.deleteDatabase(LEDGER));
  }

  @Test
  void anotherRefusalStaysWhatItIs() {
    here.denyDeletions("InvalidDBSnapshotState");

    AwsFailure failure = assertThrows(AwsFailure.class, () -> rds.deleteSnapshot(SOURCE));

    assertEquals(AwsFailure.Kind.INVALID_STATE, failure.kind());
  }

  private static void notFound(String code, Executable deletion) {
    AwsFailure failure = assertThrows(AwsFailure.class, deletion);
    assertEquals(AwsFailure.Kind.NOT_FOUND, failure.kind());
    assertEquals(code, failure.code());
  }

  private static void denied(Executable deletion) {
    AwsFailure failure = assertThrows(AwsFailure.class, deletion);
    assertEquals(AwsFailure.Kind.ACCESS_DENIED, failure.kind());
  }
}
