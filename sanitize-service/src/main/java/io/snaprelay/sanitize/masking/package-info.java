/**
 * From rules to SQL: every column of every table is decided, or nothing is; each decision fits its
 * column and the keys that it is part of, or is refused with its line; what is left is one
 * expression per masked column over the row as it was.
 */
package io.snaprelay.sanitize.masking;
