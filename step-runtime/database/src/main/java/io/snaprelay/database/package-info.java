/**
 * What every service needs that works inside a temporary database: whether it is ours ({@link
 * io.snaprelay.database.TemporaryDatabases}), the way in with the secret that RDS manages ({@link
 * io.snaprelay.database.Servers}), a session over TLS ({@link io.snaprelay.database.Session}), and
 * the lock that keeps two of them from working at once ({@link io.snaprelay.database.WorkLock}).
 */
package io.snaprelay.database;
