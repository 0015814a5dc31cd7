/**
 * The border between the contract's records and JSON: wire names and versions in one table, foreign
 * payloads reduced to what we use, and what cannot be understood named as such.
 */
package io.snaprelay.wire;
