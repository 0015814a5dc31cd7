package io.snaprelay.localaws.server;

/**
 * What RDS decides of a server at its start.
 *
 * @param tlsOnly refuse connections without TLS ({@code rds.force_ssl}, {@code
 *     require_secure_transport})
 * @param binaryLog write a binary log; PostgreSQL has none and does not care
 */
public record Mode(boolean tlsOnly, boolean binaryLog) {}
