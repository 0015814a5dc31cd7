/**
 * What a run would do, told beforehand: its steps, the calls and permissions of each, what is made
 * and deleted, how long and how dear. Pure but for the price table, which is a file.
 */
package io.snaprelay.cli.explain;
