package io.snaprelay.ledger;

import java.time.Instant;

/**
 * A resource that a step has created, recorded before anything else happens to it. Nothing is
 * deleted that is not recorded here.
 *
 * @param arn its ARN
 * @param resourceId its immutable id: {@code DbiResourceId} of an instance; for a snapshot its ARN
 *     again, for RDS gives it no other
 * @param calledAt when AWS was asked to create it
 */
public record Created(String arn, String resourceId, Instant calledAt) {}
