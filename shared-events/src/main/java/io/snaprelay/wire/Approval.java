package io.snaprelay.wire;

import io.snaprelay.names.RunId;

/**
 * Somebody lets a cutover go on that waits for it.
 *
 * @param run the run
 * @param by who approves
 */
public record Approval(RunId run, String by) implements Message {}
