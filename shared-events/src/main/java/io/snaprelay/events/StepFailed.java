package io.snaprelay.events;

import io.snaprelay.names.StepName;

/**
 * A step of a run has failed for good.
 *
 * @param step which
 * @param service the service whose step it is
 * @param code why, by name
 * @param detail what is wrong, where, and what would be right
 * @param leftAsIs what exists now and was not touched
 */
public record StepFailed(
    EventHeader header,
    StepName step,
    String service,
    FailureCode code,
    String detail,
    String leftAsIs)
    implements Event {}
