package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.ACCOUNT;
import static io.snaprelay.localaws.rds.RdsWorld.AWAY;
import static io.snaprelay.localaws.rds.RdsWorld.HOME;
import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.ExportTask;
import software.amazon.awssdk.services.rds.model.StartExportTaskRequest;

/** Exports to S3, from the call to the manifest. */
class ExportTasksTest {

  private final ControlPlane plane = new ControlPlane(Quotas.ofAws());

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void anExportRunsAndLeavesItsManifest() {
    String arn = plane.snapshot("s", null);
    start("e", arn, "alias/export");
    assertEquals(ExportTasks.STARTING, task("e").status());

    plane.aMinuteLater();

    assertEquals(ExportTasks.COMPLETE, task("e").status());
    assertEquals(100, task("e").percentProgress());
    assertEquals(
        Set.of("exports/nightly/e/export_info_e.json"), plane.world.buckets.objects.keySet());
    assertTrue(plane.world.events.of("s").contains("0161 " + HOME));
  }

  @Test
  void aNameIsTakenForEver() {
    String arn = plane.snapshot("s", null);
    start("e", arn, "alias/export");
    plane.aMinuteLater();

    assertRefused("ExportTaskAlreadyExists", () -> start("e", arn, "alias/export"));
  }

  @Test
  void whatIsMissingIsNamed() {
    String arn = plane.snapshot("s", null);

    assertRefused("KMSKeyNotAccessibleFault", () -> call("e", arn, "alias/nobody"));
    assertRefused("DBSnapshotNotFound", () -> start("e", arn + "x", "alias/export"));
    assertRefused(
        "ExportTaskNotFound",
        () -> plane.rds().describeExportTasks(it -> it.exportTaskIdentifier("e")));
  }

  @Test
  void aBucketOfAnotherRegionIsRefused() {
    plane.world.keys.create(ACCOUNT, AWAY, "export");
    String arn = plane.snapshot("s", null);
    plane
        .world
        .rds(ACCOUNT, AWAY)
        .copyDBSnapshot(
            it ->
                it.sourceDBSnapshotIdentifier(arn)
                    .targetDBSnapshotIdentifier("far")
                    .sourceRegion(HOME));
    plane.aMinuteLater();

    assertRefused(
        "InvalidS3BucketFault",
        () ->
            plane
                .world
                .rds(ACCOUNT, AWAY)
                .startExportTask(
                    request(
                        "e",
                        "arn:aws:rds:%s:%s:snapshot:far".formatted(AWAY, ACCOUNT),
                        "alias/export")));
  }

  private void start(String id, String arn, String key) {
    plane.world.keys.create(ACCOUNT, HOME, "export");
    call(id, arn, key);
  }

  private void call(String id, String arn, String key) {
    plane.rds().startExportTask(request(id, arn, key));
  }

  private static StartExportTaskRequest request(String id, String arn, String key) {
    return StartExportTaskRequest.builder()
        .exportTaskIdentifier(id)
        .sourceArn(arn)
        .s3BucketName("exports")
        .s3Prefix("nightly")
        .iamRoleArn("arn:aws:iam::%s:role/export".formatted(ACCOUNT))
        .kmsKeyId(key)
        .build();
  }

  private ExportTask task(String id) {
    return plane.rds().describeExportTasks(it -> it.exportTaskIdentifier(id)).exportTasks().get(0);
  }
}
