package io.snaprelay.refs;

import java.time.Instant;
import java.util.Objects;

/**
 * Names the state of a database at a point in time, as its automated backups hold it: no snapshot
 * of it exists.
 *
 * @param kind instance or cluster
 * @param account the 12-digit id of the AWS account that owns the database
 * @param region for example {@code eu-west-1}
 * @param identifier the identifier of the database
 * @param at what was committed until then is in it
 */
public record PointInTimeRef(
    DatabaseKind kind, String account, String region, String identifier, Instant at)
    implements RestoreSource {
  public PointInTimeRef {
    Required.account(account);
    Required.text("region", region);
    Required.text("identifier", identifier);
    Objects.requireNonNull(at, "at");
  }

  /** The state of a database. */
  public static PointInTimeRef of(DatabaseRef database, Instant at) {
    return new PointInTimeRef(
        database.kind(), database.account(), database.region(), database.identifier(), at);
  }

  /** The database whose state it is. */
  public DatabaseRef database() {
    return new DatabaseRef(kind, account, region, identifier);
  }

  @Override
  public String arn() {
    return database().arn();
  }

  @Override
  public String words() {
    return arn() + " as of " + at;
  }
}
