/**
 * Policies: of resources, who may reach a queue, a bus or a key; of identities, what a role may do.
 */
package io.snaprelay.localaws.policy;
