/** When things happen: by the wall clock, or only when a test says so. */
package io.snaprelay.localaws.time;
