package io.snaprelay.wire;

import io.snaprelay.names.RunId;
import java.time.Instant;

/**
 * Somebody wants the old production back after a cutover, and knows what that loses.
 *
 * @param run the run that cut over
 * @param by who asks
 * @param losesWritesSince whatever was written to the new production since then is given up; must
 *     not be later than the begin of the swap, before which nobody can have written to it
 */
public record TakeBack(RunId run, String by, Instant losesWritesSince) implements Message {}
