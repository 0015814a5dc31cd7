/**
 * Reading a plan file. YAML becomes a tree whose every node knows its line and column; the tree is
 * checked against the published schema and against what the schema cannot say; only then it is
 * bound to the records of {@link io.snaprelay.plan}. All problems are reported at once.
 */
package io.snaprelay.planfile;
