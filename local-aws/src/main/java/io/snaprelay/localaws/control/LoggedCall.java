package io.snaprelay.localaws.control;

/**
 * One call that was served or refused.
 *
 * @param time ISO 8601, from the wall clock
 * @param action as IAM writes it: rds:CreateDBSnapshot
 * @param resource what the request names first
 * @param outcome OK, the error's code, or LostReply
 */
public record LoggedCall(
    String time,
    String principal,
    String account,
    String region,
    String action,
    String resource,
    String outcome) {}
