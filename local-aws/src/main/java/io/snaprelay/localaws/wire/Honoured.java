package io.snaprelay.localaws.wire;

/**
 * A member of a request that is acted upon.
 *
 * @param request the SDK's class
 * @param member its name on the wire; "" stands for an operation that takes none
 */
public record Honoured(OperationName operation, Class<?> request, String member) {}
