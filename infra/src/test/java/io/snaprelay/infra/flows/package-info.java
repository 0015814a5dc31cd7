/** The plan files of {@code examples/flows}, each played from its trigger to its last event. */
package io.snaprelay.infra.flows;
