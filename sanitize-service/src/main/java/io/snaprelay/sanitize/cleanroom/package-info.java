/**
 * Loads what was masked into a new, empty server, whose files never held an original, and compares
 * the two; the entry is {@link io.snaprelay.sanitize.cleanroom.CleanRoom}. Rows go by way of the
 * client programs of PostgreSQL, which know every kind of object that a database can hold; who may
 * log in, and what belongs to no single database, is carried over here.
 */
package io.snaprelay.sanitize.cleanroom;
