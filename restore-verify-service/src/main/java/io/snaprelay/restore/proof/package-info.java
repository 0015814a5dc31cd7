/**
 * Proves a restored server: every check is one class behind {@link
 * io.snaprelay.restore.proof.ProofCheck}, and {@link io.snaprelay.restore.proof.EngineChecks} lists
 * those of an engine; PostgreSQL's are here. Nothing here knows AWS.
 */
package io.snaprelay.restore.proof;
