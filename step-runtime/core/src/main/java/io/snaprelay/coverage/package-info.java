/**
 * Every database of every plan on one page, and when its backup was last proved. The plan file says
 * which databases there are, so that one that nobody ever proved is seen as such; the newest link
 * of its chain of evidence says the rest.
 */
package io.snaprelay.coverage;
