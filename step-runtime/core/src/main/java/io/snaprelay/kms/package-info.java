/** What KMS says about keys, judged: pure. */
package io.snaprelay.kms;
