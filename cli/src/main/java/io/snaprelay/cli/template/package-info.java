/**
 * Reads the CloudFormation templates of {@code infra/}: what a deployment would create, with every
 * function evaluated. It knows the functions that these templates use, and refuses any other.
 */
package io.snaprelay.cli.template;
