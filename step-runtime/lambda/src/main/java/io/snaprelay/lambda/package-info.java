/** The entry of the Lambda form: one handler for every service. */
package io.snaprelay.lambda;
