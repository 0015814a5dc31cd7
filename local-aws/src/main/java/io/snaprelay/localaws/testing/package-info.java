/** For tests of those who use AWS: one local AWS per JVM, one account per test class. */
package io.snaprelay.localaws.testing;
