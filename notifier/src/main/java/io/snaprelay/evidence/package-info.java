/**
 * The evidence of a run: what was restored from what, when, how long each phase took, whether the
 * objectives were met, and every check. {@link io.snaprelay.evidence.Dossier} is what the ledger
 * holds of a run; {@link io.snaprelay.evidence.Evidence} is a pure function of it, so that writing
 * it again gives the same bytes; the page is a pure function of the evidence.
 */
package io.snaprelay.evidence;
