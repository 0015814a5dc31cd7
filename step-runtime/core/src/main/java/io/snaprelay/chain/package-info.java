/**
 * Each database's evidence, in one order: every document names the SHA-256 of the one before it.
 * The order is decided in the ledger, by {@link io.snaprelay.chain.EvidenceChain}.
 */
package io.snaprelay.chain;
