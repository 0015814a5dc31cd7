/**
 * What is special about PostgreSQL: programs, settings, roles, and what of its files a copy needs.
 *
 * <p>{@link io.snaprelay.localaws.pg.Postgres} is the way in.
 */
package io.snaprelay.localaws.pg;
