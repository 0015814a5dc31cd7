package io.snaprelay.localaws.wire;

/**
 * Whom an access key belongs to.
 *
 * @param principal the ARN that sts:GetCallerIdentity gives
 */
public record Caller(String account, String principal) {

  /** The account's root user. */
  public static Caller root(String account) {
    return new Caller(account, "arn:aws:iam::%s:root".formatted(account));
  }
}
