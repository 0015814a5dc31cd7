/**
 * Signatures as a reader checks them: with a public key, the document, and nothing else. The
 * signing itself is done by KMS, which never lets the private key out.
 */
package io.snaprelay.seal;
