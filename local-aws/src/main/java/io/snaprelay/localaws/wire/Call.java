package io.snaprelay.localaws.wire;

/**
 * Who calls what, where.
 *
 * @param account twelve digits, from the access key
 * @param region from the signature's scope
 * @param service the signature's name of the service: rds, sqs, events, kms, secretsmanager, sts
 * @param operation as AWS writes it: CreateDBSnapshot
 * @param principal the caller's ARN, as sts:GetCallerIdentity gives it
 */
public record Call(
    String account,
    String region,
    String service,
    String operation,
    String requestId,
    String principal) {

  /** A call by the account itself. */
  public Call(String account, String region, String service, String operation, String requestId) {
    this(account, region, service, operation, requestId, "arn:aws:iam::%s:root".formatted(account));
  }
}
