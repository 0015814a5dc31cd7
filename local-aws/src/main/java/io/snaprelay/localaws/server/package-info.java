/**
 * Database servers as RDS instances would have them, whatever their product: binaries of several
 * releases side by side, one template per release, TLS under an own CA, and snapshots by freeze and
 * copy.
 *
 * <p>A {@link io.snaprelay.localaws.server.Product} tells what is special about PostgreSQL or
 * MariaDB; {@link io.snaprelay.localaws.server.Servers} runs it. A {@link
 * io.snaprelay.localaws.server.Database} is files plus the server that may run on them; {@link
 * io.snaprelay.localaws.server.SnapshotFiles} never change once they are written. Whatever a killed
 * JVM leaves behind, the next one reaps.
 */
package io.snaprelay.localaws.server;
