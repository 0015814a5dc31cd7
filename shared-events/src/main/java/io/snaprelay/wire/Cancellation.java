package io.snaprelay.wire;

import io.snaprelay.names.RunId;

/**
 * Somebody wants a run to end now. Every open step is recorded as failed; what exists is cleaned
 * up.
 *
 * @param run the run
 * @param by who asked
 */
public record Cancellation(RunId run, String by) implements Message {}
