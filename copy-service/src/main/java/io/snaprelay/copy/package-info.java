/**
 * Copies the source snapshot of a run to the region that its plan names, under the key that its
 * plan names, and says that it is done only after it has seen that the copy is what was asked for.
 * The snapshot of a masked database is encrypted anew beside itself, and that copy alone is shared.
 */
package io.snaprelay.copy;
