package io.snaprelay.localaws.rds;

/**
 * {@code arn:aws:rds:region:account:type:id}; the id of an automated snapshot holds a colon itself.
 */
record RdsArn(String region, String account, String type, String id) {

  private static final int PARTS = 7;

  static boolean looksLikeOne(String text) {
    return text.startsWith("arn:");
  }

  static RdsArn parse(String arn) {
    String[] parts = arn.split(":", PARTS);
    if (parts.length < PARTS || !parts[0].equals("arn") || !parts[2].equals("rds")) {
      throw RdsError.INVALID_PARAMETER_VALUE.because("Invalid resource name: %s", arn);
    }
    return new RdsArn(parts[3], parts[4], parts[5], parts[6]);
  }

  Place place() {
    return new Place(account, region);
  }

  @Override
  public String toString() {
    return String.join(":", "arn", "aws", "rds", region, account, type, id);
  }
}
