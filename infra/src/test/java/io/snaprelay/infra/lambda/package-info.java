/** The zips for Lambda, run as Lambda runs them: by its Runtime API, and fed from a queue. */
package io.snaprelay.infra.lambda;
