/**
 * The command {@code snaprelay}. It publishes triggers and reads the ledger; whatever happens to a
 * database, the services do. {@link io.snaprelay.cli.DemoCommand} plays the whole story on
 * local-aws.
 */
package io.snaprelay.cli;
