/**
 * Amazon SNS: standard topics that pass messages on to SQS queues of their region.
 *
 * <p>{@link io.snaprelay.localaws.sns.LocalSns} is the way in. A message that a queue does not
 * admit is dropped with a warning, and its publisher never learns of it, as on AWS. Not here: FIFO
 * topics, filter policies, topic policies, other protocols than {@code sqs}, and signatures of
 * messages.
 */
package io.snaprelay.localaws.sns;
