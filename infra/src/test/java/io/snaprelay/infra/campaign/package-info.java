/**
 * Randomized runs on the packaged services: many plans at once, while RDS events are lost, calls
 * fail, services are killed and runs are cancelled. A seed decides everything that is drawn; what
 * must hold in the end is the same for every seed.
 */
package io.snaprelay.infra.campaign;
