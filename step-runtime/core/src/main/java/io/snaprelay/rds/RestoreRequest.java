package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.RestoreSource;
import java.util.List;
import java.util.Map;

/**
 * A restore to a new database. It is never public, has no automated backups and no deletion
 * protection.
 *
 * @param source what is restored; in the target's account and region
 * @param target the new database
 * @param instanceClass for example {@code db.t4g.medium}
 * @param subnetGroup the DB subnet group
 * @param securityGroups ids of VPC security groups
 * @param tags all its tags: without any, RDS would give it those of the source
 * @param settings over all that: settings of a database that is to stay, by name
 */
public record RestoreRequest(
    RestoreSource source,
    DatabaseRef target,
    String instanceClass,
    String subnetGroup,
    List<String> securityGroups,
    Map<String, String> tags,
    Map<String, String> settings) {
  public RestoreRequest {
    securityGroups = List.copyOf(securityGroups);
    tags = Map.copyOf(tags);
    settings = Map.copyOf(settings);
    if (tags.isEmpty()) {
      throw new IllegalArgumentException("A restore without tags would wear production's");
    }
  }

  /** A restore to a database that is never to stay. */
  public RestoreRequest(
      RestoreSource source,
      DatabaseRef target,
      String instanceClass,
      String subnetGroup,
      List<String> securityGroups,
      Map<String, String> tags) {
    this(source, target, instanceClass, subnetGroup, securityGroups, tags, Map.of());
  }
}
