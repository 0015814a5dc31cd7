package io.snaprelay.wire;

/** A schedule wants the notifier to look which digests are due. */
public record DigestsDue() implements Message {}
