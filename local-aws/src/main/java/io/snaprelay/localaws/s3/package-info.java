/**
 * The part of Amazon S3 that a ledger needs: buckets, whole objects, creation on the condition that
 * nothing is there, and listing. Addresses in path style; no versions, no multipart uploads, no
 * ranges: parameters and headers that stand for more are refused by name. Objects live in memory.
 *
 * <p>Sources: Amazon S3 API Reference and User Guide ("Conditional writes"), and the answers of
 * real AWS that LocalStack's validated snapshot tests recorded (tests/aws/services/s3 at 8b9a79f).
 * The conflict of two conditional writes that run at once (409 ConditionalRequestConflict) is a
 * fault of the calls {@code s3:PUT}, not something that happens here by itself.
 */
package io.snaprelay.localaws.s3;
