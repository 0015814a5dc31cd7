/**
 * The masking rules of a plan: what becomes of every column of every table. Reading a file reports
 * everything that is wrong in it at once; whether the rules fit a database can only be said where
 * the database is. An unlisted column is never kept.
 */
package io.snaprelay.rules;
