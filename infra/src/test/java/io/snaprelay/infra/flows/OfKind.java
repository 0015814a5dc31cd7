package io.snaprelay.infra.flows;

import io.snaprelay.refs.DatabaseKind;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;

/** What the tests themselves ask RDS for, of databases of one kind. */
interface OfKind {
  static OfKind of(DatabaseKind kind, RdsClient rds) {
    return kind == DatabaseKind.CLUSTER ? new Clusters(rds) : new Instances(rds);
  }

  /** Makes an encrypted database that nobody can log in to, and waits for it. */
  void createWithoutServer(String identifier, String key);

  /** Gives a database a tag. */
  void tag(String identifier, Tag tag);

  /** Takes a snapshot, and waits for it. */
  void snapshot(String identifier, String name);

  /** The databases that there are. */
  Stream<String> names();

  /** What a database is under whatever name; empty if none has this one. */
  Optional<String> resourceId(String identifier);

  /** The available snapshots of a type, such as {@code manual} or {@code shared}. */
  Stream<String> snapshots(String type);
}
