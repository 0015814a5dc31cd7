/**
 * What a caller would have to be allowed: for each call the actions, the resources that AWS judges,
 * and the values of condition keys, what other services do in the caller's name included. What is
 * assumed about AWS stands in a table of the module's README.
 */
package io.snaprelay.localaws.iam;
