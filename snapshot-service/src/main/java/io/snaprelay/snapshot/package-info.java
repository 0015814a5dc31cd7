/**
 * Begins runs. A request, from a person, a schedule or an RDS event, is checked against the plan
 * file and resolved to one run per database, once and for all; then each run gets its snapshot: a
 * fresh one, the newest that exists, or one that is named. A temporary database that was masked is
 * snapshotted too. When a run ends, what its plan keeps no longer expires.
 */
package io.snaprelay.snapshot;
