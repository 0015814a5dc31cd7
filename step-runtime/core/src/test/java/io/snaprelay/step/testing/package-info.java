/**
 * The fakes that every service tests with: written by hand, shipped once, tested themselves. They
 * know failures as well as successes.
 */
package io.snaprelay.step.testing;
