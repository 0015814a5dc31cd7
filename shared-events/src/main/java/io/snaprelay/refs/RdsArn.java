package io.snaprelay.refs;

/**
 * The ARN of an RDS resource, {@code arn:<partition>:rds:<region>:<account>:<type>:<identifier>}.
 * The identifier of an automated snapshot itself holds a colon ({@code
 * rds:orders-2026-11-21-02-00}).
 */
record RdsArn(String partition, String region, String account, String type, String identifier) {
  private static final int PARTS = 7;

  static RdsArn parse(String arn) {
    String[] parts = arn == null ? new String[0] : arn.split(":", PARTS);
    if (parts.length != PARTS || !parts[0].equals("arn") || !parts[2].equals("rds")) {
      throw new IllegalArgumentException(
          "Not the ARN of an RDS resource: '"
              + arn
              + "'; expected arn:aws:rds:<region>:<account>:...");
    }
    return new RdsArn(parts[1], parts[3], parts[4], parts[5], parts[6]);
  }

  static String write(String region, String account, String type, String identifier) {
    return String.join(":", "arn", partition(region), "rds", region, account, type, identifier);
  }

  /**
   * AWS General Reference, "Amazon Resource Names": China and GovCloud are partitions of their own.
   */
  private static String partition(String region) {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }
}
