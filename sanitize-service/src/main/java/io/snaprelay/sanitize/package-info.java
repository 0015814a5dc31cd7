/**
 * Masks a proved temporary database by the rules that its run was frozen with, and says so only if
 * nothing is left: how, {@code engine} knows; here is decided whether it may be given away.
 */
package io.snaprelay.sanitize;
