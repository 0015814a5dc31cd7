package io.snaprelay.aws;

/** Placeholder. */
final class AwsErrorCodes {}
