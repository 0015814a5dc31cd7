package io.snaprelay.refs;

import java.util.Arrays;

/**
 * Names one snapshot of a DB instance or DB cluster.
 *
 * @param kind instance or cluster
 * @param account the 12-digit id of the AWS account that owns it
 * @param region for example {@code eu-west-1}
 * @param identifier its snapshot identifier; automated ones begin with {@code rds:}
 */
public record SnapshotRef(DatabaseKind kind, String account, String region, String identifier)
    implements RestoreSource {
  public SnapshotRef {
    Required.account(account);
    Required.text("region", region);
    Required.text("identifier", identifier);
  }

  /**
   * Reads the ARN of a DB snapshot or DB cluster snapshot.
   *
   * @throws IllegalArgumentException if the ARN names anything else
   */
  public static SnapshotRef ofArn(String arn) {
    RdsArn parsed = RdsArn.parse(arn);
    DatabaseKind kind =
        Arrays.stream(DatabaseKind.values())
            .filter(each -> each.snapshotArnType().equals(parsed.type()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Not the ARN of a snapshot: " + arn));
    return new SnapshotRef(kind, parsed.account(), parsed.region(), parsed.identifier());
  }

  /** The ARN, in the partition that the region belongs to. */
  @Override
  public String arn() {
    return RdsArn.write(region, account, kind.snapshotArnType(), identifier);
  }

  @Override
  public String words() {
    return arn();
  }
}
