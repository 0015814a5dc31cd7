/**
 * Real PostgreSQL servers as an RDS instance would have them: binaries of several major versions
 * side by side, one template per version, TLS under an own CA, and snapshots by freeze and copy.
 *
 * <p>{@link io.snaprelay.localaws.pg.Postgres} is the way in. A {@link
 * io.snaprelay.localaws.pg.Database} is files plus the server that may run on them; {@link
 * io.snaprelay.localaws.pg.SnapshotFiles} never change once they are written. Whatever a killed JVM
 * leaves behind, the next one reaps.
 */
package io.snaprelay.localaws.pg;
