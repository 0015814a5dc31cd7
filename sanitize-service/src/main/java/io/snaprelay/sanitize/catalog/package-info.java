/**
 * What one database holds, as far as masking is concerned: tables, columns with their types, the
 * keys that must stay unique and those that must stay equal, and what stands in the way of a
 * rewrite. It reads the system catalogs alone, never a row of the user's.
 */
package io.snaprelay.sanitize.catalog;
