package io.snaprelay.localaws.rds;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;

/** DescribeDBSnapshots. */
final class DescribeSnapshots {

  private static final String SHARED = "shared";
  private static final String PUBLIC = "public";
  private static final Set<String> TYPES =
      Set.of(Snapshot.MANUAL, Snapshot.AUTOMATED, SHARED, PUBLIC, "awsbackup");

  private static final Map<String, Function<Snapshot, String>> FILTERS =
      Map.of(
          "db-instance-id", snapshot -> snapshot.shown().dbInstanceIdentifier(),
          "db-snapshot-id", Snapshot::id,
          "dbi-resource-id", snapshot -> snapshot.shown().dbiResourceId(),
          "snapshot-type", snapshot -> snapshot.shown().snapshotType(),
          "engine", snapshot -> snapshot.shown().engine());

  private final RdsContext rds;

  DescribeSnapshots(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(
        DescribeDbSnapshotsRequest.class,
        Set.of(
            "DBInstanceIdentifier",
            "DBSnapshotIdentifier",
            "DbiResourceId",
            "SnapshotType",
            "IncludeShared",
            "IncludePublic",
            "Filters",
            "MaxRecords",
            "Marker"),
        this::describe);
  }

  private DescribeDbSnapshotsResponse describe(DescribeDbSnapshotsRequest request, Place place) {
    if (request.snapshotType() != null && !TYPES.contains(request.snapshotType())) {
      throw RdsError.INVALID_PARAMETER_VALUE.because(
          "Invalid snapshot type: %s", request.snapshotType());
    }
    Stream<Snapshot> matching =
        rds.world().everywhere().stream()
            .flatMap(inventory -> inventory.snapshots().stream())
            .filter(snapshot -> snapshot.place().region().equals(place.region()))
            .filter(snapshot -> inView(request, snapshot, place))
            .filter(selected(request))
            .sorted(Comparator.comparing(Snapshot::arn));
    Page<DBSnapshot> page =
        Page.of(
            matching.map(snapshot -> snapshot.shownTo(place)),
            DBSnapshot::dbSnapshotArn,
            request.maxRecords(),
            request.marker());
    mustHaveFound(request, page);
    return DescribeDbSnapshotsResponse.builder()
        .dbSnapshots(page.items())
        .marker(page.marker())
        .build();
  }

  /**
   * Own ones of the type, or those of others that the call asks for. To find an automated one by
   * its name the type has to be said (botocore, DBSnapshotIdentifier).
   */
  private static boolean inView(
      DescribeDbSnapshotsRequest request, Snapshot snapshot, Place place) {
    String type = request.snapshotType();
    if (snapshot.place().equals(place)) {
      return type == null
          ? snapshot.isManual() || request.dbSnapshotIdentifier() == null
          : type.equals(snapshot.shown().snapshotType());
    }
    boolean shared = SHARED.equals(type) || Boolean.TRUE.equals(request.includeShared());
    boolean open = PUBLIC.equals(type) || Boolean.TRUE.equals(request.includePublic());
    return shared && snapshot.sharedWith().contains(place.account())
        || open && snapshot.sharedWith().contains(Snapshot.EVERYBODY);
  }

  private static Predicate<Snapshot> selected(DescribeDbSnapshotsRequest request) {
    Predicate<Snapshot> selected = Filters.all(request.filters(), FILTERS);
    if (request.dbInstanceIdentifier() != null) {
      String id = request.dbInstanceIdentifier().toLowerCase(Locale.ROOT);
      selected = selected.and(snapshot -> id.equals(snapshot.shown().dbInstanceIdentifier()));
    }
    if (request.dbiResourceId() != null) {
      selected = selected.and(it -> request.dbiResourceId().equals(it.shown().dbiResourceId()));
    }
    if (request.dbSnapshotIdentifier() != null) {
      selected = selected.and(snapshot -> isNamed(snapshot, request.dbSnapshotIdentifier()));
    }
    return selected;
  }

  private static boolean isNamed(Snapshot snapshot, String nameOrArn) {
    return RdsArn.looksLikeOne(nameOrArn)
        ? snapshot.arn().equals(nameOrArn)
        : snapshot.id().equals(nameOrArn.toLowerCase(Locale.ROOT));
  }

  /** A name that is not found is an error, a filter that finds nothing is an empty list. */
  private static void mustHaveFound(DescribeDbSnapshotsRequest request, Page<DBSnapshot> page) {
    if (request.dbSnapshotIdentifier() != null && page.items().isEmpty()) {
      throw RdsError.DB_SNAPSHOT_NOT_FOUND.because(
          "DBSnapshot not found: %s", request.dbSnapshotIdentifier());
    }
  }
}
