/**
 * What a native executable must keep although nobody calls it: the records that become JSON, and
 * what is read of the class path. A JVM never loads these classes.
 */
package io.snaprelay.shape;
