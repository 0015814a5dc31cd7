/**
 * Three reactions to every event of a run, none of which can hold up the run. {@link
 * io.snaprelay.notify.RecordEvent} copies the event to the ledger; {@link
 * io.snaprelay.notify.WriteEvidence} writes the evidence once the run is over; {@link
 * io.snaprelay.notify.SendNotifications} tells those whom the plan names, each channel by itself:
 * what a channel has been told, and how often in vain, stands in the ledger, so a message that
 * comes again goes only to those who do not know yet, and a channel that is given up is reported by
 * another one. How a channel is spoken to is the business of package {@code channel}.
 */
package io.snaprelay.notify;
