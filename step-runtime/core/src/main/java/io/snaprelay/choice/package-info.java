/** Which of the snapshots that exist a run takes: the same answer for the run and for a preview. */
package io.snaprelay.choice;
