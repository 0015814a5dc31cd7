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
 */
public record MemberRequest(
    DatabaseState cluster, DatabaseRef member, String instanceClass, Map<String, String> tags) {
  public MemberRequest {
    tags = Map.copyOf(tags);
  }
}
