/**
 * Amazon SQS standard queues. Calls enter in the {@code *Calls} classes, {@link
 * io.snaprelay.localaws.sqs.Queues} finds the queue, {@link io.snaprelay.localaws.sqs.Queue} does
 * the work on its shelf of messages. Delays, visibility and retention go by the timeline's now
 * (never scaled: a visibility timeout of no length would be another service); the wait of a long
 * poll is wall time. FIFO queues are refused by name.
 *
 * <p>Sources: the Amazon SQS API Reference as botocore 1.43 carries it, and the answers of real AWS
 * that LocalStack's validated snapshot tests recorded (tests/aws/services/sqs at 8b9a79f).
 */
package io.snaprelay.localaws.sqs;
