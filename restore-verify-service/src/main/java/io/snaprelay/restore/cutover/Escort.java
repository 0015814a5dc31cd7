package io.snaprelay.restore.cutover;

/**
 * Where the instances of a cluster stand that change their names with it; of those that still can.
 *
 * @param serves whether one of them has a name of production, so that whoever is connected to it,
 *     or connects to it by its own endpoint, works in this cluster; or, where instances have no
 *     names of ours, whether somebody may still be connected
 * @param lacks whether one of them has not come to rest under its name of production, and may
 */
record Escort(boolean serves, boolean lacks) {
  /** Of a database whose instances do not change their names, or that has none. */
  static final Escort NONE = new Escort(false, false);
}
