/**
 * Looks at everything that a run will need before any of it is touched: one class for each thing
 * that is looked at, and one list of what is wrong. It only reads.
 */
package io.snaprelay.cli.doctor;
