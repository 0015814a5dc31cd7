package io.snaprelay.localaws.rds;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBInstanceAutomatedBackup;
import software.amazon.awssdk.services.rds.model.DescribeDbInstanceAutomatedBackupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstanceAutomatedBackupsResponse;

/**
 * DescribeDBInstanceAutomatedBackups: those of instances that live. None is kept here of one that
 * was deleted, and none is replicated to another region.
 */
final class DescribeBackups {

  private static final Map<String, Function<Instance, String>> FILTERS =
      Map.of("db-instance-id", Instance::id, "dbi-resource-id", Instance::resourceId);

  private final RdsContext rds;

  DescribeBackups(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(
        DescribeDbInstanceAutomatedBackupsRequest.class,
        Set.of("DBInstanceIdentifier", "DbiResourceId", "Filters", "MaxRecords", "Marker"),
        this::describe);
  }

  private DescribeDbInstanceAutomatedBackupsResponse describe(
      DescribeDbInstanceAutomatedBackupsRequest request, Place place) {
    Stream<DBInstanceAutomatedBackup> found =
        rds.world().at(place).instances().all().stream()
            .filter(instance -> isAsked(request.dbInstanceIdentifier(), instance.id()))
            .filter(instance -> isAsked(request.dbiResourceId(), instance.resourceId()))
            .filter(Filters.all(request.filters(), FILTERS))
            .flatMap(instance -> instance.backups().map(it -> shown(instance, it)).stream());
    Page<DBInstanceAutomatedBackup> page =
        Page.of(
            found,
            DBInstanceAutomatedBackup::dbInstanceIdentifier,
            request.maxRecords(),
            request.marker());
    return DescribeDbInstanceAutomatedBackupsResponse.builder()
        .dbInstanceAutomatedBackups(page.items())
        .marker(page.marker())
        .build();
  }

  private static boolean isAsked(String wanted, String is) {
    return wanted == null || wanted.equalsIgnoreCase(is);
  }

  private DBInstanceAutomatedBackup shown(Instance instance, Backups backups) {
    DBInstance source = instance.shown();
    return DBInstanceAutomatedBackup.builder()
        .dbInstanceArn(source.dbInstanceArn())
        .dbInstanceIdentifier(source.dbInstanceIdentifier())
        .dbiResourceId(source.dbiResourceId())
        .region(instance.place().region())
        .status("active")
        .restoreWindow(backups.window(rds.timeline().now(), instance.backupRetentionDays()))
        .backupRetentionPeriod(source.backupRetentionPeriod())
        .engine(source.engine())
        .engineVersion(source.engineVersion())
        .allocatedStorage(source.allocatedStorage())
        .encrypted(Boolean.TRUE.equals(source.storageEncrypted()))
        .kmsKeyId(source.kmsKeyId())
        .masterUsername(source.masterUsername())
        .build();
  }
}
