/**
 * Secrets Manager: secrets with versions, and the master passwords that RDS manages. Secrets are
 * seen by their own account and region only; resource policies are not implemented.
 */
package io.snaprelay.localaws.secrets;
