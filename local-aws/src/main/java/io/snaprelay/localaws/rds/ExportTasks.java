package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DescribeExportTasksRequest;
import software.amazon.awssdk.services.rds.model.DescribeExportTasksResponse;
import software.amazon.awssdk.services.rds.model.ExportTask;
import software.amazon.awssdk.services.rds.model.StartExportTaskRequest;
import software.amazon.awssdk.services.rds.model.StartExportTaskResponse;

/**
 * StartExportTask and DescribeExportTasks. Of what AWS writes to the bucket there is only the
 * manifest {@code export_info_<task>.json}: local-aws makes no Parquet, and says so in it.
 */
final class ExportTasks {

  static final String STARTING = "STARTING";
  static final String IN_PROGRESS = "IN_PROGRESS";
  static final String COMPLETE = "COMPLETE";

  private static final int HALF = 50;
  private static final int WHOLE = 100;

  private static final Map<String, Function<ExportTask, String>> FILTERS =
      Map.of(
          "export-task-identifier", ExportTask::exportTaskIdentifier,
          "s3-bucket", ExportTask::s3Bucket,
          "source-arn", ExportTask::sourceArn,
          "status", ExportTask::status);

  private record Id(Place place, String task) {}

  private final RdsContext rds;
  private final ExportBuckets buckets;
  private final Map<Id, ExportTask> tasks =
      new ConcurrentSkipListMap<>(Comparator.comparing(Id::toString));

  ExportTasks(RdsContext rds, ExportBuckets buckets) {
    this.rds = rds;
    this.buckets = buckets;
  }

  void register(Handlers handlers) {
    handlers.on(
        StartExportTaskRequest.class,
        Set.of(
            "ExportTaskIdentifier",
            "SourceArn",
            "S3BucketName",
            "IamRoleArn",
            "KmsKeyId",
            "S3Prefix"),
        this::start);
    handlers.on(
        DescribeExportTasksRequest.class,
        Set.of("ExportTaskIdentifier", "SourceArn", "Filters", "Marker", "MaxRecords"),
        this::describe);
  }

  private StartExportTaskResponse start(StartExportTaskRequest request, Place place) {
    String task = Required.member("ExportTaskIdentifier", request.exportTaskIdentifier());
    Id id = new Id(place, task);
    if (tasks.containsKey(id)) {
      throw RdsError.EXPORT_TASK_ALREADY_EXISTS.because("Export task %s already exists", task);
    }
    Snapshot snapshot = available(place, Required.member("SourceArn", request.sourceArn()));
    String bucket = Required.member("S3BucketName", request.s3BucketName());
    if (!buckets.has(place.account(), place.region(), bucket)) {
      throw RdsError.INVALID_S3_BUCKET.because(
          "The S3 bucket %s does not exist in %s", bucket, place.region());
    }
    ExportTask begun = begun(request, snapshot, key(request, place));
    tasks.put(id, begun);
    follow(id, snapshot);
    return answer(begun);
  }

  private Snapshot available(Place place, String arn) {
    Snapshot snapshot = rds.world().ownSnapshot(place, arn);
    if (!snapshot.is(Snapshot.AVAILABLE)) {
      throw RdsError.INVALID_EXPORT_SOURCE_STATE.because(
          "The snapshot %s is not available", snapshot.id());
    }
    return snapshot;
  }

  private String key(StartExportTaskRequest request, Place place) {
    String named = Required.member("KmsKeyId", request.kmsKeyId());
    return rds.keys()
        .usable(place.account(), place.region(), named)
        .orElseThrow(
            () ->
                RdsError.KMS_KEY_NOT_ACCESSIBLE.because("The KMS key %s is not accessible", named));
  }

  private ExportTask begun(StartExportTaskRequest request, Snapshot snapshot, String key) {
    return ExportTask.builder()
        .exportTaskIdentifier(request.exportTaskIdentifier())
        .sourceArn(snapshot.arn())
        .sourceType("SNAPSHOT")
        .snapshotTime(snapshot.created())
        .s3Bucket(request.s3BucketName())
        .s3Prefix(request.s3Prefix())
        .iamRoleArn(Required.member("IamRoleArn", request.iamRoleArn()))
        .kmsKeyId(key)
        .status(STARTING)
        .percentProgress(0)
        .build();
  }

  private void follow(Id id, Snapshot snapshot) {
    Duration half = rds.durations().export().dividedBy(2);
    rds.transitions()
        .after(
            half,
            () ->
                change(
                    id,
                    task ->
                        task.status(IN_PROGRESS)
                            .percentProgress(HALF)
                            .taskStartTime(rds.timeline().now())));
    rds.transitions().after(rds.durations().export(), () -> complete(id, snapshot));
  }

  private void complete(Id id, Snapshot snapshot) {
    change(
        id, task -> task.status(COMPLETE).percentProgress(WHOLE).taskEndTime(rds.timeline().now()));
    ExportTask task = tasks.get(id);
    String folder = task.s3Prefix() == null ? "" : task.s3Prefix() + "/";
    buckets.put(
        task.s3Bucket(),
        "%s%s/export_info_%s.json".formatted(folder, id.task(), id.task()),
        manifest(task).getBytes(StandardCharsets.UTF_8));
    rds.events().emit(snapshot.kind().events().exported(), snapshot);
  }

  private static String manifest(ExportTask task) {
    return """
        {"exportTaskIdentifier":"%s","sourceArn":"%s","status":"COMPLETE","warningMessage":"local-aws writes no Parquet"}
        """
        .formatted(task.exportTaskIdentifier(), task.sourceArn());
  }

  private void change(Id id, Function<ExportTask.Builder, ExportTask.Builder> edit) {
    tasks.computeIfPresent(id, (any, task) -> edit.apply(task.toBuilder()).build());
  }

  private DescribeExportTasksResponse describe(DescribeExportTasksRequest request, Place place) {
    String wanted = request.exportTaskIdentifier();
    if (wanted != null && !tasks.containsKey(new Id(place, wanted))) {
      throw RdsError.EXPORT_TASK_NOT_FOUND.because("Export task %s is not found", wanted);
    }
    Stream<ExportTask> found =
        tasks.entrySet().stream()
            .filter(entry -> entry.getKey().place().equals(place))
            .map(Map.Entry::getValue)
            .filter(task -> wanted == null || task.exportTaskIdentifier().equals(wanted))
            .filter(
                task -> request.sourceArn() == null || task.sourceArn().equals(request.sourceArn()))
            .filter(Filters.all(request.filters(), FILTERS));
    Page<ExportTask> page =
        Page.of(found, ExportTask::exportTaskIdentifier, request.maxRecords(), request.marker());
    return DescribeExportTasksResponse.builder()
        .exportTasks(page.items())
        .marker(page.marker())
        .build();
  }

  private static StartExportTaskResponse answer(ExportTask task) {
    return StartExportTaskResponse.builder()
        .exportTaskIdentifier(task.exportTaskIdentifier())
        .sourceArn(task.sourceArn())
        .sourceType(task.sourceTypeAsString())
        .snapshotTime(task.snapshotTime())
        .s3Bucket(task.s3Bucket())
        .s3Prefix(task.s3Prefix())
        .iamRoleArn(task.iamRoleArn())
        .kmsKeyId(task.kmsKeyId())
        .status(task.status())
        .percentProgress(task.percentProgress())
        .build();
  }
}
