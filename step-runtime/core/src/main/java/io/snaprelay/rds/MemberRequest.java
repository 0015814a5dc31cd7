package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseRef;
import java.util.Map;

/**
 * An instance that is to serve a cluster. It is never public; subnets, security groups, engine and
 * key are the cluster's.
 *
 * @param cluster what it is to serve
 * @param member the new instance
 * @param instanceClass for example {@code db.r6g.large}
 * @param tags all its tags
 * @param settings over all that: settings of an instance that is to stay, by name
 */
public record MemberRequest(
    DatabaseState cluster,
    DatabaseRef member,
    String instanceClass,
    Map<String, String> tags,
    Map<String, String> settings) {
  public MemberRequest {
    tags = Map.copyOf(tags);
    settings = Map.copyOf(settings);
  }

  /** An instance that is never to stay. */
  public MemberRequest(
      DatabaseState cluster, DatabaseRef member, String instanceClass, Map<String, String> tags) {
    this(cluster, member, instanceClass, tags, Map.of());
  }
}
