/**
 * Masks MariaDB. A table is never updated: a masked copy takes its place by one atomic rename, and
 * the old file goes. Statements that define something commit by themselves there, so that every
 * step looks at what is there before it does anything, and can be done again.
 */
package io.snaprelay.sanitize.engine.mariadb;
