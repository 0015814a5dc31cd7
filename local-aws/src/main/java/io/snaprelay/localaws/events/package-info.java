/**
 * Amazon EventBridge: buses, rules and targets. Calls enter in the {@code *Calls} classes; an event
 * goes from a bus ({@link io.snaprelay.localaws.events.Bus}) through the rules that match it to
 * their targets ({@link io.snaprelay.localaws.events.Router}). Which rule matches is decided by
 * event-ruler, which is AWS's own matcher. Targets are queues of the rule's region and account, and
 * other buses, one hop far. A {@code TraceHeader} is taken and leads nowhere, for X-Ray is not
 * here.
 *
 * <p>Sources: the EventBridge API Reference as botocore 1.43 carries it, the EventBridge User
 * Guide, and the answers of real AWS that LocalStack's validated snapshot tests recorded
 * (tests/aws/services/events at 8b9a79f). What rests on none of them says so where it stands.
 */
package io.snaprelay.localaws.events;
