package io.snaprelay.rds;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.PendingCloudwatchLogsExports;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

class SettledTest {
  @Test
  void anInstanceAtRestIsSettled() {
    assertTrue(isSettled(db -> {}));
  }

  @Test
  void anEmptySetOfPendingValuesIsNothing() {
    assertTrue(isSettled(db -> db.pendingModifiedValues(PendingModifiedValues.builder().build())));
    assertTrue(
        isSettled(
            db ->
                db.pendingModifiedValues(
                    it ->
                        it.pendingCloudwatchLogsExports(
                            PendingCloudwatchLogsExports.builder().build()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"creating", "backing-up", "modifying", "rebooting", "stopped", "failed"})
  void anotherStatusIsNot(String status) {
    assertFalse(isSettled(db -> db.dbInstanceStatus(status)));
  }

  @Test
  void aPendingValueOfAnyKindIsAwaited() {
    assertFalse(isSettled(db -> db.pendingModifiedValues(it -> it.masterUserPassword("****"))));
    assertFalse(isSettled(db -> db.pendingModifiedValues(it -> it.dbInstanceIdentifier("new"))));
    assertFalse(isSettled(db -> db.pendingModifiedValues(it -> it.backupRetentionPeriod(0))));
    assertFalse(
        isSettled(
            db ->
                db.pendingModifiedValues(
                    it ->
                        it.pendingCloudwatchLogsExports(
                            logs -> logs.logTypesToEnable("postgresql")))));
  }

  @Test
  void aSecurityGroupOnItsWayIsAwaited() {
    assertFalse(isSettled(db -> db.vpcSecurityGroups(group("active"), group("adding"))));
  }

  @Test
  void aParameterGroupBeingAppliedIsAwaited() {
    assertFalse(isSettled(db -> db.dbParameterGroups(parameters("applying"))));
  }

  @Test
  void aParameterGroupThatWaitsForARebootIsNot() {
    assertTrue(isSettled(db -> db.dbParameterGroups(parameters("pending-reboot"))));
  }

  @Test
  void aManagedSecretMustBeActive() {
    assertFalse(isSettled(db -> db.masterUserSecret(it -> it.secretStatus("creating"))));
    assertTrue(isSettled(db -> db.masterUserSecret(it -> it.secretStatus("active"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "failed",
        "restore-error",
        "incompatible-restore",
        "incompatible-parameters",
        "incompatible-network",
        "inaccessible-encryption-credentials-recoverable",
        "insufficient-capacity"
      })
  void anInstanceThatDoesNotRecoverByItselfIsLost(String status) {
    assertTrue(Settled.isLost(status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"available", "creating", "deleting", "storage-full", "maintenance"})
  void anyOtherIsNot(String status) {
    assertFalse(Settled.isLost(status));
  }

  private static boolean isSettled(Consumer<DBInstance.Builder> change) {
    DBInstance.Builder db =
        DBInstance.builder()
            .dbInstanceStatus("available")
            .vpcSecurityGroups(group("active"))
            .dbParameterGroups(parameters("in-sync"));
    change.accept(db);
    return Settled.isSettled(db.build());
  }

  private static VpcSecurityGroupMembership group(String status) {
    return VpcSecurityGroupMembership.builder().status(status).build();
  }

  private static DBParameterGroupStatus parameters(String status) {
    return DBParameterGroupStatus.builder().parameterApplyStatus(status).build();
  }
}
