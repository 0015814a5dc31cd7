/**
 * What the user wants, as records. One YAML file holds databases and plans; {@link
 * io.snaprelay.plan.FrozenPlan} is a plan as one run knows it, and {@link io.snaprelay.plan.Steps}
 * says which steps that run has.
 */
package io.snaprelay.plan;
