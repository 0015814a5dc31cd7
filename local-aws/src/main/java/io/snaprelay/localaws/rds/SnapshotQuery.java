package io.snaprelay.localaws.rds;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.Filter;

/**
 * Which snapshots a Describe asks for. Null means: any.
 *
 * @param name of the snapshot, or its ARN
 * @param database its name
 * @param resourceId of the database
 */
record SnapshotQuery(
    String name,
    String database,
    String resourceId,
    String type,
    boolean includeShared,
    boolean includePublic,
    List<Filter> filters) {

  private static final String SHARED = "shared";
  private static final String PUBLIC = "public";
  private static final Set<String> TYPES =
      Set.of(Snapshot.MANUAL, Snapshot.AUTOMATED, SHARED, PUBLIC, "awsbackup");

  /**
   * Those of the caller's region that match, by their ARNs.
   *
   * @param properties by the filter's name
   */
  <S extends Snapshot> Stream<S> answer(
      World world,
      SnapshotKind<S> kind,
      Place place,
      Map<String, Function<Snapshot, String>> properties) {
    if (type != null && !TYPES.contains(type)) {
      throw RdsError.INVALID_PARAMETER_VALUE.because("Invalid snapshot type: %s", type);
    }
    return world.everywhere().stream()
        .flatMap(inventory -> kind.shelf().apply(inventory).all().stream())
        .filter(snapshot -> snapshot.place().region().equals(place.region()))
        .filter(snapshot -> inView(snapshot, place))
        .filter(this::isSelected)
        .filter(Filters.all(filters, properties))
        .sorted(Comparator.comparing(Snapshot::arn));
  }

  /** A name that is not found is an error, a filter that finds nothing is an empty list. */
  void mustHaveFound(SnapshotKind<?> kind, Page<?> page) {
    if (name != null && page.items().isEmpty()) {
      throw kind.notFound(name);
    }
  }

  /**
   * Own ones of the type, or those of others that the call asks for. To find an automated one by
   * its name the type has to be said (botocore, DBSnapshotIdentifier).
   */
  private boolean inView(Snapshot snapshot, Place place) {
    if (snapshot.place().equals(place)) {
      return type == null ? snapshot.isManual() || name == null : type.equals(snapshot.type());
    }
    return (SHARED.equals(type) || includeShared) && snapshot.sharedWith().contains(place.account())
        || (PUBLIC.equals(type) || includePublic)
            && snapshot.sharedWith().contains(Snapshot.EVERYBODY);
  }

  private boolean isSelected(Snapshot snapshot) {
    return (database == null || database.toLowerCase(Locale.ROOT).equals(snapshot.databaseId()))
        && (resourceId == null || resourceId.equals(snapshot.databaseResourceId()))
        && (name == null || isNamed(snapshot));
  }

  private boolean isNamed(Snapshot snapshot) {
    return RdsArn.looksLikeOne(name)
        ? snapshot.arn().equals(name)
        : snapshot.id().equals(name.toLowerCase(Locale.ROOT));
  }
}
