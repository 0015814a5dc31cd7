/**
 * Proves a restored MariaDB server: {@link io.snaprelay.restore.proof.mariadb.MariaDbChecks} lists
 * the checks. What one check finds may end the table for the next: {@code CHECK TABLE} marks an
 * index as corrupted for good, so that it comes last.
 */
package io.snaprelay.restore.proof.mariadb;
