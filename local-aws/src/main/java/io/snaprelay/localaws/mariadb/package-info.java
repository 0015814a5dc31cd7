/**
 * What is special about MariaDB: programs, settings, users, the binary log, and what of its files a
 * copy needs.
 *
 * <p>{@link io.snaprelay.localaws.mariadb.MariaDb} is the way in. MariaDB's server is free software
 * under the GPL: it is run as a process of its own, its binaries are fetched from Maven Central by
 * the build where it is asked to, and no artefact of this project holds them.
 */
package io.snaprelay.localaws.mariadb;
