/**
 * One JVM that is RDS with real PostgreSQL servers, SQS, EventBridge, KMS, Secrets Manager, STS and
 * S3 for any number of accounts and regions, on AWS's own wire protocols. {@link
 * io.snaprelay.localaws.LocalAws} starts it inside a program, {@link io.snaprelay.localaws.Main} by
 * itself; {@code Services} is the place where the services are connected with each other.
 */
package io.snaprelay.localaws;
