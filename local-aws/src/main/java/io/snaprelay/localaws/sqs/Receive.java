package io.snaprelay.localaws.sqs;

import java.time.Duration;

/**
 * What a receiver asks for.
 *
 * @param most how many messages at most, 1 to 10
 * @param poll how long to wait for the first message, in wall time
 * @param visibilityTimeout how long the messages are then hidden, on the queue's timeline
 */
record Receive(int most, Duration poll, Duration visibilityTimeout) {}
