/**
 * What real AWS does not offer: a look at every call, faults on purpose, and the hand on the clock.
 * Over HTTP under {@code /_local/}, and as plain Java for tests in the same JVM.
 *
 * <p>Faults are decided by a seed and by the number of the call or event among those that a rule
 * concerns, not by the moment: the third throttled call of a rule is the third in every run.
 */
package io.snaprelay.localaws.control;
