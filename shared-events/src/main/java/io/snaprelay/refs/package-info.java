/** How databases and snapshots are named: one type for DB instances and DB clusters. */
package io.snaprelay.refs;
