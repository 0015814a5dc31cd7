/**
 * Copies the source snapshot of a run to the region that its plan names, under the key that its
 * plan names, and says that it is done only after it has seen that the copy is what was asked for.
 */
package io.snaprelay.copy;
