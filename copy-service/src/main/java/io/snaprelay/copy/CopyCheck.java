package io.snaprelay.copy;

import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a copy is what was asked for. Pure. That it is of this very source shows in the database
 * and in the original creation time, which RDS keeps when a snapshot is copied (RDS API Reference,
 * DBSnapshot: OriginalSnapshotCreateTime).
 *
 * @param original what was to be copied
 * @param target where it was to go
 * @param key ARN of the key that the copy must have; absent if it must not be encrypted
 */
record CopyCheck(Original original, SnapshotRef target, Optional<String> key) {

  /** Everything that differs, in words. */
  List<String> differences(SnapshotState copy, SnapshotFacts facts) {
    List<String> differences = new ArrayList<>();
    compare("key", key.orElse("none"), copy.kmsKeyArn().orElse("none"), differences);
    compare("ARN", target.arn(), copy.ref().arn(), differences);
    compare("database", original.database(), copy.databaseIdentifier(), differences);
    compare("engine version", original.facts().engineVersion(), facts.engineVersion(), differences);
    compare("data as of", original.facts().dataAsOf(), facts.dataAsOf(), differences);
    return differences;
  }

  private static void compare(String what, Object wanted, Object seen, List<String> differences) {
    if (!wanted.equals(seen)) {
      differences.add("%s is %s instead of %s".formatted(what, seen, wanted));
    }
  }
}
