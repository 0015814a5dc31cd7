/** Fakes of AWS clients, at the SDK's own interfaces. */
package io.snaprelay.aws.testing;
