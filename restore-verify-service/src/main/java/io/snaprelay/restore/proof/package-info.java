/**
 * Proves a restored PostgreSQL server: every check is one class behind {@link
 * io.snaprelay.restore.proof.ProofCheck}, and {@link io.snaprelay.restore.proof.Checks} lists them
 * all. Nothing here knows AWS.
 */
package io.snaprelay.restore.proof;
