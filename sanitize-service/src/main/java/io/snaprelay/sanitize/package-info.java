/**
 * Will mask a temporary database and prove that nothing is left. This version refuses a plan with
 * {@code sanitize} by name, so that nobody takes an unmasked database for a masked one.
 */
package io.snaprelay.sanitize;
