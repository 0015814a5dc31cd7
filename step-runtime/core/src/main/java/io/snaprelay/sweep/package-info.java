/**
 * What was left behind: told first, removed later. Each service sweeps what it has made itself, by
 * looks and removals of this package; {@link io.snaprelay.sweep.SweepRound} is the order in which
 * that happens, and is the same for all.
 */
package io.snaprelay.sweep;
