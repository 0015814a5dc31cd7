/**
 * Masks all databases of one temporary server, scrubs what SQL cannot see, and proves that nothing
 * is left: set aside what stands in the way, write every table anew, put it back, look for the
 * originals, wipe statistics, catalogs and WAL.
 */
package io.snaprelay.sanitize.engine;
