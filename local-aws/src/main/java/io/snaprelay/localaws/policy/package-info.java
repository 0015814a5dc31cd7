/** Resource policies: who may send to a queue, who may put events onto a bus. */
package io.snaprelay.localaws.policy;
