/**
 * Of the one snapshot of a run that is to be proved, a temporary database is restored under a
 * derived name ({@link io.snaprelay.restore.StartRestore}). When it has settled, RDS is told to
 * manage its master password, and once that secret is active {@code restore-available} says so
 * ({@link io.snaprelay.restore.FinishRestore}). {@link io.snaprelay.restore.VerifyRestore} logs in
 * over TLS and runs every check of {@link io.snaprelay.restore.proof}; what it saw goes to the
 * ledger, the verdict to the bus. What is to stay gets its name ({@link
 * io.snaprelay.restore.Promotion}). Whatever happened, {@link io.snaprelay.restore.CleanUp} deletes
 * the temporary database, and nothing else.
 */
package io.snaprelay.restore;
