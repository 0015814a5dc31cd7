package io.snaprelay.refs;

import java.util.Arrays;

/**
 * Names one DB instance or DB cluster.
 *
 * @param kind instance or cluster
 * @param account the 12-digit id of the AWS account that owns it
 * @param region for example {@code eu-west-1}
 * @param identifier its DB identifier, in lower case as RDS stores it
 */
public record DatabaseRef(DatabaseKind kind, String account, String region, String identifier) {
  public DatabaseRef {
    Required.account(account);
    Required.text("region", region);
    Required.text("identifier", identifier);
  }

  /**
   * Reads the ARN of a DB instance or DB cluster.
   *
   * @throws IllegalArgumentException if the ARN names anything else
   */
  public static DatabaseRef ofArn(String arn) {
    RdsArn parsed = RdsArn.parse(arn);
    DatabaseKind kind =
        Arrays.stream(DatabaseKind.values())
            .filter(each -> each.arnType().equals(parsed.type()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Not the ARN of a database: " + arn));
    return new DatabaseRef(kind, parsed.account(), parsed.region(), parsed.identifier());
  }

  /** Whether an ARN of RDS is that of a DB instance or DB cluster. */
  public static boolean isArn(String arn) {
    String type = RdsArn.parse(arn).type();
    return Arrays.stream(DatabaseKind.values()).anyMatch(kind -> kind.arnType().equals(type));
  }

  /** The ARN, in the partition that the region belongs to. */
  public String arn() {
    return RdsArn.write(region, account, kind.arnType(), identifier);
  }
}
