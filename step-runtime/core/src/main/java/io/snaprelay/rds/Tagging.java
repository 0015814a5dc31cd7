package io.snaprelay.rds;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.refs.DatabaseRef;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.rds.RdsClient;

/** Tags go by ARN, whatever bears them. */
final class Tagging {
  private Tagging() {}

  static void add(RdsClient rds, DatabaseRef database, Map<String, String> tags) {
    call(
        "rds:AddTagsToResource",
        () ->
            rds.addTagsToResource(it -> it.resourceName(database.arn()).tags(RdsTags.list(tags))));
  }

  static void remove(RdsClient rds, DatabaseRef database, Set<String> keys) {
    call(
        "rds:RemoveTagsFromResource",
        () -> rds.removeTagsFromResource(it -> it.resourceName(database.arn()).tagKeys(keys)));
  }
}
