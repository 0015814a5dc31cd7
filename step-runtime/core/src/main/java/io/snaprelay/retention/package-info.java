/**
 * Which snapshots a plan keeps. {@link io.snaprelay.retention.Policy} is a pure function; {@link
 * io.snaprelay.retention.Inventory} gathers what it judges, from RDS and from the ledger. What may
 * be deleted at all, {@link io.snaprelay.retention.DeletionRight} says.
 */
package io.snaprelay.retention;
