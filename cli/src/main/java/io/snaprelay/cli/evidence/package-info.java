/**
 * Checks evidence offline: with the files, a public key, and nothing of SnapRelay's or AWS's. It
 * knows the format by its schema only, as any other reader would.
 */
package io.snaprelay.cli.evidence;
