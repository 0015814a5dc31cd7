/**
 * RDS: instances and clusters that are real PostgreSQL servers, snapshots that are their files, and
 * everything that a program of AWS sees of them: states, events, tags, quotas and refusals.
 *
 * <p>{@link io.snaprelay.localaws.rds.LocalRds} is the way in; one class per family of operations
 * holds the handlers. Each handler checks, changes what Describe shows, and hands the real work to
 * {@link io.snaprelay.localaws.rds.Transitions}. Handlers and the ends of transitions run one at a
 * time; real work runs beside them.
 *
 * <p>What instances and clusters have in common exists once ({@link
 * io.snaprelay.localaws.rds.RdsDatabase}, {@link io.snaprelay.localaws.rds.Snapshot}); what RDS
 * names differently stands in {@link io.snaprelay.localaws.rds.DatabaseKind} and {@link
 * io.snaprelay.localaws.rds.SnapshotKind}.
 *
 * <p>Recorded and shown, but without effect: instance class, storage, Multi-AZ, windows,
 * monitoring, log exports, IAM authentication, public access, subnets and security groups.
 * Encryption is a matter of keys and their rules; files are not encrypted. Engine {@code none} has
 * no server: its instances exist in the control plane only, and nobody listens at their endpoint.
 */
package io.snaprelay.localaws.rds;
