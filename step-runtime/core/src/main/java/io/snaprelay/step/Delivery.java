package io.snaprelay.step;

import java.time.Instant;

/**
 * One delivery of one SQS message.
 *
 * @param messageId its SQS id
 * @param body its body
 * @param sentAt when it was sent
 * @param receiveCount how often it has been received, this time included
 */
public record Delivery(String messageId, String body, Instant sentAt, int receiveCount) {}
